import { useState } from 'react';
import type { AppBuild } from '#shared/domain/app-page';
import { isComplianceAnswered } from '#shared/domain/export-compliance';
import { buildName } from '#shared/words/app-builds';
import { say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { RadioList } from '../../ui/radio-list';

interface BuildChoiceProps {
  /** Null if there is no version in preparation. */
  version: string | null;
  /** Those that can be attached, newest first. */
  builds: readonly AppBuild[];
  attachedId: string | null;
  chosenId: string | null;
  isOpen: boolean;
  onClose: () => void;
  onChoose: (buildId: string) => void;
}

/** The processed builds that the version can have. */
export function BuildChoice(props: BuildChoiceProps) {
  const { version, builds, isOpen, onClose } = props;
  return (
    <Sheet
      title={
        version === null
          ? say('store-tab.build.choose-any')
          : say('store-tab.build.choose', { version })
      }
      text={say('store-tab.build.text')}
      isOpen={isOpen}
      onClose={onClose}
    >
      {builds.length === 0 ? (
        <p className="sheet-words">{say('store-tab.build.empty')}</p>
      ) : (
        <BuildForm {...props} />
      )}
    </Sheet>
  );
}

function BuildForm({ builds, attachedId, chosenId, onClose, onChoose }: BuildChoiceProps) {
  const [first] = builds;
  const isListed = builds.some(({ id }) => id === chosenId);
  const [picked, pick] = useState((isListed ? chosenId : first?.id) ?? '');
  return (
    <>
      <div className="build-choice">
        <RadioList
          label={say('store-tab.build')}
          value={picked}
          options={builds.map((build) => ({
            value: build.id,
            label: buildName(build),
            text: factsOf(build, attachedId).join(' · '),
          }))}
          onChange={pick}
        />
      </div>
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button kind="main" onPress={() => onChoose(picked)}>
          {say('store-tab.build.use')}
        </Button>
      </div>
    </>
  );
}

function factsOf(build: AppBuild, attachedId: string | null): string[] {
  const { uploadedDate } = build;
  return [
    ...(build.id === attachedId ? [say('store-tab.build.attached')] : []),
    ...(uploadedDate === null
      ? []
      : [say('store-tab.build.uploaded', { moment: shortMoment(uploadedDate, Date.now()) })]),
    ...(isComplianceAnswered(build) ? [] : [say('store-tab.build.compliance')]),
  ];
}
