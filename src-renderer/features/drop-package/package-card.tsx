import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import type { PassedOver } from '#shared/domain/overriding';
import type { PackageChanges } from '#shared/domain/package-summary';
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
import { ChangesLine } from './changes-line';
import { FindingList } from './finding-list';
import './package-card.css';

interface PackageCardProps {
  opened: OpenedPackage;
  /** Those of App Store Connect among them. */
  findings: readonly Finding[];
  /** Those that are published past. */
  passed: readonly PassedOver[];
  /** What is new since the last package of this app; null where there was none, or it is not known yet. */
  changes: PackageChanges | null;
  /** What App Store Connect says of the build number. */
  numberWords: string;
  /** What goes with a finding, where something can be done about it here. */
  actFor: (finding: Finding) => ReactNode;
  isFolded: (finding: Finding) => boolean;
  /** The last row: where it goes. */
  children?: ReactNode;
}

/** What the package is, and whether it can be published. */
export function PackageCard(props: PackageCardProps) {
  const { opened, findings, passed, changes, numberWords, actFor, isFolded } = props;
  const isPassed = new Set(passed.map(({ finding }) => finding));
  const standing = findings.filter((finding) => !isPassed.has(finding));
  const { tone, words } = verdict(standing, passed.length);
  const checked = passedWords(opened.checks, opened.findings);
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
      {changes !== null && <ChangesLine changes={changes} />}
      <FindingList findings={findings} passed={passed} actFor={actFor} isFolded={isFolded} />
      <p className="package-passed small">
        <Check aria-hidden />
        {numberWords === '' ? `${checked}.` : `${checked}. ${numberWords}`}
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
