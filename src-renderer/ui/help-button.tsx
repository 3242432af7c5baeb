import { CircleQuestionMark } from 'lucide-react';
import { say } from '#shared/words/say';
import { IconButton } from './button';

interface HelpButtonProps {
  /** What the help is about, as the screen or card calls it. */
  topic: string;
  onPress: () => void;
}

/** Opens the page of the guide that explains what is beside it. */
export function HelpButton({ topic, onPress }: HelpButtonProps) {
  return (
    <IconButton label={say('guide.about', { topic })} onPress={onPress}>
      <CircleQuestionMark aria-hidden />
    </IconButton>
  );
}
