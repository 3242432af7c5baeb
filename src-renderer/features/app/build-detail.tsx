import { ExternalLink } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { type AppBuild, type AppPage, buildsBefore } from '#shared/domain/app-page';
import type { BuildDetail, DeviceSize } from '#shared/domain/build-detail';
import { presetFor } from '#shared/domain/preset';
import {
  buildChip,
  changeWords,
  complianceWords,
  expiresWords,
  giveOffReason,
  havingWords,
  isExpired,
  overBudgetWords,
  reviewWords,
} from '#shared/words/app-builds';
import { formatSize } from '#shared/words/format';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import { copyBuildLink, openAppPage } from '../../store/app-actions';
import { type AppKey, runsOfApp } from '../../store/app-pages';
import { openBuildNotes } from '../../store/build-notes';
import {
  detailOf,
  openBuildSheet,
  type PublishedBuild,
  publishedBuilds,
  readBuildDetail,
  sizeOfBuild,
  useBuildSheets,
} from '../../store/build-sheets';
import { accountById, useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { WaitingLine } from '../../ui/progress';
import { useNow } from '../../ui/use-now';
import { platformName, versionAndBuild } from '../../words/package';
import './build-detail.css';

interface BuildDetailProps {
  app: AppKey;
  page: AppPage;
  build: AppBuild;
  onClose: () => void;
}

/** Everything about one build at App Store Connect, and what can be done with it. */
export function BuildDetailSheet({ app, page, build, onClose }: BuildDetailProps) {
  const before = useMemo(() => buildsBefore(page.builds).get(build.id) ?? null, [page, build.id]);
  const { value, error, isReading } = useBuildSheets((state) => detailOf(state, build.id));
  useEffect(() => {
    void readBuildDetail(app, page, build.id, before?.id ?? null);
  }, [app, page, build.id, before]);
  const name = versionAndBuild(build);
  return (
    <Sheet
      title={say('builds.detail.title', { build: name })}
      text={page.app.name}
      isOpen
      onClose={onClose}
      size="broad"
    >
      <Acts app={app} page={page} build={build} onClose={onClose} />
      {value === null && isReading && <WaitingLine>{say('builds.detail.reading')}</WaitingLine>}
      {error !== null && (
        <p className="build-detail-look">{say('builds.detail.not-read', { title: error.title })}</p>
      )}
      <Facts app={app} page={page} build={build} before={before} detail={value} />
      <Testers page={page} build={build} detail={value} />
      {value !== null && <Notes page={page} detail={value} />}
      {value !== null && <Sizes detail={value} before={before} />}
    </Sheet>
  );
}

function Acts({ app, page, build, onClose }: BuildDetailProps) {
  const isLive = useSnapshots(
    (state) => accountById(state.accounts, app.accountId)?.environment === 'live',
  );
  const runId = useSnapshots(
    (state) =>
      runsOfApp(state, app, page.app.id).find(({ ids }) => ids.build === build.id)?.id ?? null,
  );
  const off = giveOffReason(build);
  const canSubmit =
    off === null && build.reviewState === null && !build.isInternalOnly && needsReview(build);
  return (
    <>
      <div className="build-detail-acts">
        {off === null && (
          <Button kind="main" onPress={() => openBuildSheet(app, build.id, 'give')}>
            {say('builds.act.give')}
          </Button>
        )}
        {canSubmit && (
          <Button onPress={() => openBuildSheet(app, build.id, 'review')}>
            {say('builds.act.review')}
          </Button>
        )}
        {!isExpired(build) && (
          <Button
            onPress={() => {
              onClose();
              openBuildNotes({ ...app, buildId: build.id }, '');
            }}
          >
            {say('builds.act.edit-notes')}
          </Button>
        )}
        {runId !== null && (
          <Button
            onPress={() => {
              onClose();
              show({ name: 'run', runId });
            }}
          >
            {say('builds.act.show-run')}
          </Button>
        )}
        {/* Practice builds have no page at Apple. */}
        {isLive && (
          <>
            <Button onPress={() => void openAppPage(app, page, build)}>
              <ExternalLink aria-hidden />
              {say('builds.act.open-page')}
            </Button>
            <Button kind="ghost" onPress={() => copyBuildLink(page, build)}>
              {say('builds.act.copy-link')}
            </Button>
          </>
        )}
      </div>
      {off !== null && <p className="build-detail-look">{off}</p>}
    </>
  );
}

/** Unknown counts as needed: Apple answers whether it is. */
function needsReview({ states: { external } }: AppBuild): boolean {
  return external === null || external === 'READY_FOR_BETA_SUBMISSION';
}

interface KnownProps {
  page: AppPage;
  build: AppBuild;
  detail: BuildDetail | null;
}

function Facts({
  app,
  page,
  build,
  before,
  detail,
}: KnownProps & { app: AppKey; before: AppBuild | null }) {
  const now = useNow(60_000);
  const { tone, word } = buildChip(build, now);
  const published = useSnapshots((state) => publishedBuilds(runsOfApp(state, app, page.app.id)));
  const budget = useSnapshots(
    ({ presets }) => presetFor(presets, app.accountId, app.bundleId)?.sizeBudget ?? null,
  );
  const runs = new Map<string, PublishedBuild>(JSON.parse(published));
  const size = sizeOfBuild(build, runs);
  const change = changeWords(size, sizeOfBuild(before ?? undefined, runs));
  const isOver = size !== null && budget !== null && size > budget;
  const warnings = detail?.warnings ?? [];
  return (
    <dl className="build-facts">
      <Fact name={say('builds.detail.state')}>
        <Chip tone={tone}>{word}</Chip>
      </Fact>
      <Fact name={say('builds.detail.review')}>
        {reviewWords(build, detail?.submittedDate ?? null, now)}
      </Fact>
      <Fact name={say('builds.detail.uploaded')}>
        {build.uploadedDate && fullTime(build.uploadedDate)}
      </Fact>
      <Fact name={say('builds.detail.expires')}>
        {build.expirationDate &&
          `${fullTime(build.expirationDate)} (${expiresWords(build, now) ?? '–'})`}
      </Fact>
      <Fact name={say('builds.detail.package-size')}>
        {size !== null && (
          <>
            <span className={isOver ? 'build-detail-much' : ''}>
              {isOver ? overBudgetWords(size, budget) : formatSize(size)}
            </span>
            {change !== null && (
              <span className={`build-change build-detail-${change.tone}`}>{change.words}</span>
            )}
          </>
        )}
      </Fact>
      <Fact name={say('builds.detail.feedback')}>
        {detail !== null &&
          detail.feedback !== null &&
          detail.crashes !== null &&
          say('builds.detail.feedback-line', {
            feedback: detail.feedback,
            crashes: detail.crashes,
          })}
      </Fact>
      <Fact name={say('builds.detail.compliance')}>{complianceWords(build)}</Fact>
      <Fact name={say('builds.detail.emails')}>
        {detail?.autoNotify != null &&
          say(detail.autoNotify ? 'builds.detail.emails.on' : 'builds.detail.emails.off')}
      </Fact>
      <Fact name={say('builds.detail.platform')}>
        {build.platform === null ? null : platformName(build.platform)}
      </Fact>
      <Fact name={say('builds.detail.minimum-os')}>{build.minimumOsVersion}</Fact>
      {build.isInternalOnly && (
        <Fact name={say('builds.detail.audience')}>{say('builds.detail.internal-only')}</Fact>
      )}
      {warnings.length > 0 && (
        <Fact name={say('builds.detail.warnings')}>
          <ul className="build-warnings selectable">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const isKnown = children !== null && children !== false && children !== undefined;
  return (
    <div className="build-fact">
      <dt>{name}</dt>
      <dd>{isKnown ? children : <Unknown />}</dd>
    </div>
  );
}

function Unknown() {
  return (
    <>
      <span className="builds-absent" aria-hidden>
        –
      </span>
      <span className="unseen">{say('app-page.not-known')}</span>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="build-part">
      <h3 className="title-small">{title}</h3>
      {children}
    </section>
  );
}

/** More would push the rest out of sight. */
const shownTesters = 20;

function Testers({ page, build, detail }: KnownProps) {
  const { groupIds, groupCount } = build;
  const groups = page.groups.filter(({ id }) => groupIds?.includes(id));
  const more = (groupCount ?? groups.length) - groups.length;
  const single = detail?.testers ?? [];
  const hidden = (build.individualTesters ?? single.length) - Math.min(single.length, shownTesters);
  return (
    <Part title={say('builds.detail.testers')}>
      {groupIds === null && <p className="small">{say('builds.detail.groups-unknown')}</p>}
      {groupIds?.length === 0 && <p className="small">{say('builds.detail.groups-none')}</p>}
      {groups.length > 0 && (
        <ul className="build-groups">
          {groups.map((group) => (
            <li key={group.id} className="build-group">
              <bdi className="build-group-name">{group.name}</bdi>
              <Chip hasIcon={false}>
                {say(group.isInternal ? 'testers.kind.internal' : 'testers.kind.external')}
              </Chip>
              <span className="small numbers">
                {group.testerCount === null
                  ? say('testers.count-unknown')
                  : say('testers.count', { testers: group.testerCount })}
              </span>
              <span className="grow" />
              <span className="small">{havingWords(build, group)}</span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="small">{say('builds.detail.groups-more', { count: more })}</p>}
      {single.length > 0 && (
        <>
          <p className="small build-part-head">{say('builds.detail.individual')}</p>
          <ul className="build-singles">
            {single.slice(0, shownTesters).map(({ id, name, email }) => (
              <li key={id}>
                <bdi>{name || email || id}</bdi>
                {name !== '' && email !== null && <bdi className="small">{email}</bdi>}
              </li>
            ))}
          </ul>
          {hidden > 0 && (
            <p className="small">{say('builds.detail.individual-more', { count: hidden })}</p>
          )}
        </>
      )}
    </Part>
  );
}

function Notes({ page, detail: { notes } }: { page: AppPage; detail: BuildDetail }) {
  const primary = page.app.primaryLocale;
  const sorted = notes?.toSorted((one, other) =>
    one.locale === primary ? -1 : other.locale === primary ? 1 : 0,
  );
  return (
    <Part title={say('builds.detail.notes')}>
      {sorted === undefined && <p className="small">{say('builds.detail.notes-unknown')}</p>}
      {sorted?.length === 0 && <p className="small">{say('builds.detail.notes-none')}</p>}
      {sorted?.map(({ locale, text }) => (
        <details key={locale} className="build-note" open={locale === primary}>
          <summary>{localeName(locale)}</summary>
          <p dir="auto" lang={langAttribute(locale)} className="selectable">
            {text}
          </p>
        </details>
      ))}
    </Part>
  );
}

interface SizesProps {
  detail: BuildDetail;
  before: AppBuild | null;
}

function Sizes({ detail: { sizes, sizesBefore }, before }: SizesProps) {
  const older = new Map(sizesBefore?.map((size) => [size.device, size]));
  const isCompared = before !== null && older.size > 0;
  return (
    <Part title={say('builds.detail.sizes')}>
      {sizes === null || sizes.length === 0 ? (
        <p className="small">{say('builds.detail.sizes-none')}</p>
      ) : (
        <table className="build-sizes">
          <thead>
            <tr>
              <th scope="col">{say('builds.detail.size-device')}</th>
              <th scope="col">{say('builds.detail.size-download')}</th>
              <th scope="col">{say('builds.detail.size-install')}</th>
              {isCompared && (
                <th scope="col">
                  {say('builds.detail.sizes-against', { build: versionAndBuild(before) })}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {sizes.map((size) => (
              <SizeRow
                key={`${size.device} ${size.osVersion}`}
                size={size}
                before={isCompared ? (older.get(size.device) ?? null) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

interface SizeRowProps {
  size: DeviceSize;
  /** Undefined if nothing is compared. */
  before: DeviceSize | null | undefined;
}

function SizeRow({ size, before }: SizeRowProps) {
  const change = changeWords(size.download, before?.download ?? null);
  return (
    <tr>
      <th scope="row">
        {/* Not shown: Apple's word for the package that is not thinned. */}
        {size.device === 'Universal' ? say('builds.detail.universal') : size.device}
      </th>
      <td className="numbers">
        {size.download === null ? <Unknown /> : formatSize(size.download)}
      </td>
      <td className="numbers">{size.install === null ? <Unknown /> : formatSize(size.install)}</td>
      {before !== undefined && (
        <td className={`numbers build-detail-${change?.tone ?? 'usual'}`}>
          {change === null ? <Unknown /> : change.words}
        </td>
      )}
    </tr>
  );
}
