import { useState } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import type { StoreVersion } from '#shared/domain/app-store';
import { isFirstVersion, phasedShares } from '#shared/domain/app-store';
import {
  chosenCopyright,
  chosenPhased,
  chosenRelease,
  emptyStoreDraft,
} from '#shared/domain/store-draft';
import { buildName } from '#shared/words/app-builds';
import { perLocale } from '#shared/words/language';
import { message } from '#shared/words/message';
import { inPieces, inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { localZone, momentIn, zoneCity } from '#shared/words/time-zone';
import { pageOf, useAppPages } from '../../store/app-pages';
import {
  attachableBuilds,
  buildToSubmit,
  canBeChanged,
  changeStoreDraft,
  type StoreCardProps,
  useStoreTab,
} from '../../store/app-store';
import { choosePackage } from '../../store/package-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { Pieces } from '../../ui/pieces';
import { TextInput } from '../../ui/text-input';
import { chipWords, versionTone } from '../../words/store-version';
import { BuildChoice } from './build-choice';
import { ReleaseFields } from './release-fields';
import './version-card.css';

/** The version that is prepared: its build, when and how it is released, and its copyright. */
export function VersionCard(card: StoreCardProps) {
  const { app, page } = card;
  const { draft } = useStoreTab(app);
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const { open } = page;
  const build = buildToSubmit(page, appPage, draft);
  const isEditable = canBeChanged(page);
  const title =
    open === null
      ? say('store-tab.version.none')
      : say('store-tab.version', { version: open.versionString || '–' });
  return (
    <Section
      id="store-version"
      className="store-version"
      title={title}
      actions={<StateChip version={open} />}
    >
      {open === null && (
        <div className="store-version-part">
          {build === null ? (
            <>
              <p>
                {page.live === null
                  ? say('store-tab.version.no-first-build')
                  : say('store-tab.version.no-build', { live: page.live.versionString })}
              </p>
              <Button onPress={() => void choosePackage()}>{say('app-page.publish')}</Button>
            </>
          ) : (
            <p>
              <Pieces
                of={inPieces(
                  message('store-tab.version.created', {
                    version: build.version ?? '–',
                    build: buildName(build),
                  }),
                )}
              />
            </p>
          )}
        </div>
      )}
      {!isEditable && open !== null && (
        <p className="store-version-part small">
          {say('store-tab.version.locked', { state: stateText('store-version', open.state) })}
        </p>
      )}
      {(open !== null || build !== null) && (
        <BuildRow {...card} isEditable={isEditable} build={build} />
      )}
      {(open !== null || build !== null) &&
        (isEditable ? <Choices {...card} /> : <Settled {...card} />)}
    </Section>
  );
}

function StateChip({ version }: { version: StoreVersion | null }) {
  if (version === null)
    return <Chip hasIcon={false}>{chipWords(say('store-tab.version.none-chip'))}</Chip>;
  const state = inWords(stateText('store-version', version.state));
  return (
    <Chip tone={versionTone(version.state)} hasIcon={versionTone(version.state) !== 'quiet'}>
      {chipWords(state || say('store-tab.version.unknown-state'))}
    </Chip>
  );
}

interface BuildRowProps extends StoreCardProps {
  build: ReturnType<typeof buildToSubmit>;
  isEditable: boolean;
}

function BuildRow({ app, page, build, isEditable }: BuildRowProps) {
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const [isOpen, setOpen] = useState(false);
  const builds = attachableBuilds(page, appPage);
  return (
    <div className="version-row">
      <span className="version-row-name">{say('store-tab.build')}</span>
      <span className="grow" />
      <b className="numbers">{build === null ? say('store-tab.build.none') : buildName(build)}</b>
      {isEditable && (
        <Button size="small" id="store-build" onPress={() => setOpen(true)}>
          {say('store-tab.build.change')}
        </Button>
      )}
      <BuildChoice
        version={page.open?.versionString ?? null}
        builds={builds}
        attachedId={page.open?.build?.id ?? null}
        chosenId={build?.id ?? null}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onChoose={(buildId) => {
          changeStoreDraft(app, { buildId: buildId === page.open?.build?.id ? null : buildId });
          setOpen(false);
        }}
      />
    </div>
  );
}

function Choices(card: StoreCardProps) {
  const { app, page } = card;
  const { draft } = useStoreTab(app);
  return (
    <>
      <div className="store-version-part">
        <ReleaseFields {...card} />
      </div>
      <div className="store-version-part">
        <Phased {...card} />
      </div>
      <div className="store-version-part" id="store-copyright">
        <TextInput
          label={say('store-tab.copyright')}
          value={chosenCopyright(page, draft)}
          hint={say('store-tab.copyright.hint')}
          onChange={(copyright) =>
            changeStoreDraft(app, {
              copyright: copyright === page.open?.copyright ? null : copyright.slice(0, 1000),
            })
          }
        />
      </div>
    </>
  );
}

const wholePercent = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

function Phased({ app, page }: StoreCardProps) {
  const { draft } = useStoreTab(app);
  if (isFirstVersion(page)) return <p className="small">{say('store-tab.phased.first')}</p>;
  const isOn = chosenPhased(page, draft);
  const change = (on: boolean) =>
    changeStoreDraft(app, {
      phasedRelease: page.open !== null && on === (page.open.phased !== null) ? null : on,
    });
  return (
    <>
      <SwitchField isSelected={isOn} onChange={change}>
        <SwitchButton className="switch version-phased-switch">
          <span className="switch-label">{say('store-tab.phased')}</span>
          <span className="switch-track" data-on={isOn || undefined} aria-hidden>
            <span className="switch-knob" />
          </span>
        </SwitchButton>
      </SwitchField>
      {isOn && <PhasedBars />}
    </>
  );
}

/** Which share of users gets the version on which day. */
function PhasedBars() {
  return (
    <figure className="version-phased">
      <ol className="version-phased-bars">
        {phasedShares.map((share, place) => (
          <li key={share}>
            <span className="version-phased-bar" style={{ '--share': share / 100 }} aria-hidden />
            <span className="version-phased-percent" aria-hidden>
              {wholePercent().format(share / 100)}
            </span>
            <span className="unseen">
              {say('store-tab.phased.day', {
                day: place + 1,
                percent: wholePercent().format(share / 100),
              })}
            </span>
          </li>
        ))}
      </ol>
      <figcaption className="small">{say('store-tab.phased.bars')}</figcaption>
    </figure>
  );
}

/** What was chosen for a version that can't be changed now. */
function Settled({ page }: StoreCardProps) {
  const { open } = page;
  if (open === null) return null;
  const release = chosenRelease(page, emptyStoreDraft);
  const words =
    release.type === 'scheduled'
      ? say('store-tab.release.scheduled-at', {
          moment: momentIn(localZone(), Date.parse(release.at)),
          place: zoneCity(localZone()),
        })
      : say(`store-tab.release.${release.type}`);
  return (
    <dl className="version-settled">
      <div className="version-row">
        <dt className="version-row-name">{say('store-tab.release')}</dt>
        <dd>{words}</dd>
      </div>
      {!isFirstVersion(page) && (
        <div className="version-row">
          <dt className="version-row-name">{say('store-tab.phased')}</dt>
          <dd>{say(open.phased === null ? 'store-tab.phased.off' : 'store-tab.phased.on')}</dd>
        </div>
      )}
      <div className="version-row">
        <dt className="version-row-name">{say('store-tab.copyright')}</dt>
        <dd>
          <bdi>{open.copyright || '–'}</bdi>
        </dd>
      </div>
    </dl>
  );
}
