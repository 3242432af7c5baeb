import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { OverriddenFinding } from '#shared/domain/overriding';
import type { PackageChanges } from '#shared/domain/package-summary';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { openHelp } from '../../store/help';
import { choosePackage } from '../../store/package-actions';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { HelpButton } from '../../ui/help-button';
import { IconTile } from '../../ui/icon-tile';
import { Pieces } from '../../ui/pieces';
import { useNow } from '../../ui/use-now';
import { type CheckedAtApple, passedChecksWords, verdict } from '../../words/finding';
import { readPieces } from '../../words/format';
import { keyOf } from '../../words/keys';
import { packageFacts, versionAndBuild } from '../../words/package';
import { FindingList } from './finding-list';
import './package-card.css';
import { changedNames, changeInFull, changesInShort } from '#shared/words/changes';
import { Fold } from '../../ui/fold';
import './changes-line.css';

interface PackageCardProps {
  opened: OpenedPackage;
  /** Those of App Store Connect among them. */
  findings: readonly Finding[];
  /** The overridden ones. */
  overridden: readonly OverriddenFinding[];
  atApple: CheckedAtApple;
  /** What changed since the last package of this app; null if there was none, or it is not known yet. */
  changes: PackageChanges | null;
  /** What App Store Connect knows about the build number. */
  numberWords: string;
  /** The actions for a finding. */
  actionFor: (finding: Finding) => ReactNode;
  isFolded: (finding: Finding) => boolean;
  /** The last row: the account and app that it goes to. */
  children?: ReactNode;
}

/** What the package is, and whether it can be published. */
export function PackageCard(props: PackageCardProps) {
  const { opened, findings, overridden, atApple, changes, numberWords, actionFor, isFolded } =
    props;
  const isOverridden = new Set(overridden.map(({ finding }) => finding));
  const standing = findings.filter((finding) => !isOverridden.has(finding));
  const { tone, words } = verdict(standing, overridden.length, atApple);
  const checked = passedChecksWords(opened.checks, opened.findings);
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
        <Button keys={keyOf('open-package')} onPress={() => void choosePackage()}>
          {say('package-card.replace')}
        </Button>
        <HelpButton
          topic={say('package-card.facts')}
          onPress={() => openHelp({ page: 'first-publish', at: 'drop-the-package' })}
        />
      </div>
      <PackageFacts opened={opened} />
      {changes !== null && <ChangesLine changes={changes} />}
      <FindingList
        findings={findings}
        overridden={overridden}
        actionFor={actionFor}
        isFolded={isFolded}
      />
      <p className="package-passed small">
        <Check aria-hidden />
        {numberWords === '' ? checked : `${checked} ${numberWords}`}
      </p>
      {props.children}
    </section>
  );
}

function PackageFacts({ opened }: { opened: OpenedPackage }) {
  const now = useNow(3_600_000);
  return (
    <ul className="package-facts small numbers" aria-label={say('package-card.facts')}>
      {packageFacts(opened.info, now).map((fact) => (
        <li key={readPieces(fact)}>
          <Pieces of={fact} />
        </li>
      ))}
    </ul>
  );
}

/** What changed since the last published package of this app: one line, and each change by name on demand. */
function ChangesLine({ changes }: { changes: PackageChanges }) {
  if (changes.changes.length === 0) return null;
  return (
    <div className="changes numbers">
      <Fold label={changesInShort(changes.since, changes.changes)}>
        <dl className="changes-list small" aria-label={say('package-card.changes')}>
          {changes.changes.map((change) => (
            <div key={change.what}>
              <dt>{changeInFull(change)}</dt>
              {changedNames(change).map((name) => (
                <dd key={name}>
                  <code>{name}</code>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </Fold>
    </div>
  );
}
