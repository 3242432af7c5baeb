import { Button } from '../../ui/button';
import { ScrollText } from '../../ui/scroll-text';
import { langAttribute, localeName } from '../../words/locale';

interface SourceTextProps {
  locale: string;
  text: string;
  onCopy: () => void;
}

/** The text that is being translated, in sight while one writes. */
export function SourceText({ locale, text, onCopy }: SourceTextProps) {
  const name = localeName(locale);
  return (
    <div className="note-source">
      <div className="note-source-head">
        <span className="small">{name}, the app’s own language</span>
        <Button kind="ghost" onPress={onCopy} label={`Copy here the ${name} text`}>
          Copy here
        </Button>
      </div>
      <ScrollText label={`${name} text`} lang={langAttribute(locale)}>
        {text}
      </ScrollText>
    </div>
  );
}
