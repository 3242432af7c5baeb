import { useState } from 'react';
import type { Story } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { openPracticeRuns, resetPractice } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { Confirm } from '../../ui/dialog';
import { openRunsSentence } from '../../words/practice';

interface StorySectionProps {
  stories: readonly Story[];
  /** The scenario that the practice world started with. */
  current: string;
  onTrouble: (trouble: AppError | null) => void;
}

/** The available scenarios. Starting one discards the current world, so it asks first. */
export function StorySection({ stories, current, onTrouble }: StorySectionProps) {
  const [asked, setAsked] = useState<Story | null>(null);
  return (
    <Section title="Story" aside="the world that a rehearsal begins with" className="stories">
      <ul className="story-rows" aria-label="Stories">
        {stories.map((story) => (
          <StoryRow
            key={story.name}
            story={story}
            isCurrent={story.name === current}
            onChoose={() => setAsked(story)}
          />
        ))}
      </ul>
      <ConfirmReset
        story={asked}
        onClose={() => setAsked(null)}
        onConfirm={(story) => {
          setAsked(null);
          void resetPractice(story.name).then(onTrouble);
        }}
      />
    </Section>
  );
}

interface StoryRowProps {
  story: Story;
  isCurrent: boolean;
  onChoose: () => void;
}

function StoryRow({ story, isCurrent, onChoose }: StoryRowProps) {
  return (
    <li className="practice-row" aria-current={isCurrent || undefined}>
      <div className="practice-row-words">
        <span className="title-small">{story.title}</span>
        <span className="small">{story.says}</span>
      </div>
      {isCurrent && <Chip tone="practice">In play</Chip>}
      {/* The same button before and after, so that the focus can return to it. */}
      <Button label={`${isCurrent ? 'Reset' : 'Begin'} ${story.title}`} onPress={onChoose}>
        {isCurrent ? 'Reset…' : 'Begin…'}
      </Button>
    </li>
  );
}

interface ConfirmResetProps {
  story: Story | null;
  onConfirm: (story: Story) => void;
  onClose: () => void;
}

function ConfirmReset({ story, onConfirm, onClose }: ConfirmResetProps) {
  return (
    <Confirm
      title="Begin the practice world anew?"
      act="Begin anew"
      cancel="Keep this world"
      isDanger
      isOpen={story !== null}
      onClose={onClose}
      onConfirm={() => {
        if (story !== null) onConfirm(story);
      }}
    >
      <p>
        It begins with <b>{story?.title}</b>. Practice uploads, builds, notes and the trouble that
        is set are forgotten. Nothing at Apple changes.
      </p>
      <p>{story !== null && openRunsSentence(openPracticeRuns())}</p>
    </Confirm>
  );
}
