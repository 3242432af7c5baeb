import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import type { OpenedPackage } from '#shared/ipc-contract';
import { choosePackage } from '../../store/package-acts';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { Pieces } from '../../ui/pieces';
import { useNow } from '../../ui/use-now';
import { passedWords, verdict } from '../../words/finding';
import { appName, packageFacts, versionAndBuild } from '../../words/package';
import { readPieces } from '../../words/pieces';
import { FindingRow } from './finding-row';
import './package-card.css';

interface PackageCardProps {
  opened: OpenedPackage;
  /** Worst first, those of App Store Connect among them. */
  findings: readonly Finding[];
  /** What App Store Connect says of the build number. */
  numberWords: string;
  /** What goes with a finding, where something can be done about it here. */
  actFor: (finding: Finding) => ReactNode;
  /** The last row: where it goes. */
  children?: ReactNode;
}

/** What the package is, and whether it can be published. */
export function PackageCard(props: PackageCardProps) {
  const { opened, findings, numberWords, actFor } = props;
  const { tone, words } = verdict(findings);
  const passed = passedWords(opened.checks, opened.findings);
  return (
    <section
      className="card package-card"
      aria-labelledby="package-title"
      id="step-package"
      tabIndex={-1}
    >
      <div className="package-head">
        <IconTile icon={opened.icon} name={appName(opened.info)} />
        <div className="grow">
          <h1 id="package-title" className="package-name">
            <bdi>{appName(opened.info)}</bdi>{' '}
            <span className="light numbers">{versionAndBuild(opened.info)}</span>
          </h1>
          <code className="package-id">{opened.info.bundleId ?? opened.fileName}</code>
        </div>
        <Chip tone={tone}>{words}</Chip>
        <Button onPress={() => void choosePackage()}>Replace…</Button>
      </div>
      <PackageFacts opened={opened} />
      {findings.length > 0 && (
        <ul className="finding-list" aria-label="Findings">
          {findings.map((finding) => (
            <FindingRow key={`${finding.code} ${finding.where}`} finding={finding}>
              {actFor(finding)}
            </FindingRow>
          ))}
        </ul>
      )}
      <p className="package-passed small">
        <Check aria-hidden />
        {numberWords === '' ? `${passed}.` : `${passed}. ${numberWords}`}
      </p>
      {props.children}
    </section>
  );
}

function PackageFacts({ opened }: { opened: OpenedPackage }) {
  const now = useNow(3_600_000);
  return (
    <ul className="package-facts small numbers" aria-label="Facts">
      {packageFacts(opened.info, now).map((fact) => (
        <li key={readPieces(fact)}>
          <Pieces of={fact} />
        </li>
      ))}
    </ul>
  );
}
