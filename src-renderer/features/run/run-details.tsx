import { ExternalLink, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  externalBuildStates,
  internalBuildStates,
  plainState,
  processingStates,
} from '#shared/asc/states';
import type { PublishRun } from '#shared/domain/publish-run';
import { openLink } from '../../store/run-acts';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { useNow } from '../../ui/use-now';
import { environmentWord } from '../../words/account';
import { timeWithAge } from '../../words/time';
import './run-details.css';

interface RunDetailsProps {
  run: PublishRun;
  onReveal: () => void;
}

/** Ids, states and links; closed until somebody asks. */
export function RunDetails({ run, onReveal }: RunDetailsProps) {
  const now = useNow(30_000);
  return (
    <Section
      title="Details"
      actions={
        <>
          <Button kind="ghost" onPress={onReveal}>
            <FolderOpen aria-hidden />
            Show in folder
          </Button>
          {run.environment === 'live' && (
            <Button kind="ghost" onPress={() => void openLink('testflight-build', run.id)}>
              <ExternalLink aria-hidden />
              Open on App Store Connect
            </Button>
          )}
        </>
      }
    >
      <dl className="run-details">
        <Row name="Account">
          {run.account.name}, {environmentWord(run.environment)}, key{' '}
          <code>{run.account.keyId}</code>
        </Row>
        <Row name="App">
          {run.app === null ? 'not found yet' : run.app.name} <code>{run.package.bundleId}</code>{' '}
          {run.app !== null && <code>{run.app.id}</code>}
        </Row>
        <Row name="Package">
          <code>{run.plan.packagePath}</code>
        </Row>
        <Row name="Started">{timeWithAge(run.createdAt, now)}</Row>
        <BuildStateRows run={run} />
        <IdRow name="Build upload" id={run.ids.buildUpload} />
        <IdRow name="Build upload file" id={run.ids.buildUploadFile} />
        <IdRow name="Build" id={run.ids.build} />
        <IdRow name="Review submission" id={run.ids.reviewSubmission} />
        <IdRow name="Run" id={run.id} />
      </dl>
    </Section>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function IdRow({ name, id }: { name: string; id: string | null }) {
  if (id === null) return null;
  return (
    <Row name={name}>
      <code>{id}</code>
    </Row>
  );
}

function BuildStateRows({ run }: { run: PublishRun }) {
  const states = run.buildStates;
  const warnings = run.delivery?.warnings ?? [];
  return (
    <>
      {states !== null && (
        <Row name="Build is">
          {plainState(processingStates, states.processing)}
          {states.internal !== null &&
            `; internally ${plainState(internalBuildStates, states.internal)}`}
          {states.external !== null &&
            `; externally ${plainState(externalBuildStates, states.external)}`}
        </Row>
      )}
      {warnings.map((warning) => (
        <Row key={warning.code} name="Apple warns">
          {warning.description} <code>{warning.code}</code>
        </Row>
      ))}
    </>
  );
}
