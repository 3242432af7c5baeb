import { useState } from 'react';
import { ScrollText } from '../../ui/scroll-text';
import { langAttribute } from '../../words/locale';

interface LastTextProps {
  locale: string;
  buildNumber: string;
  text: string;
}

/** What testers saw last in this language. */
export function LastText({ locale, buildNumber, text }: LastTextProps) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <span>
        Testers last saw build {buildNumber}:{' '}
        <button
          type="button"
          className="link-button"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'hide its text' : 'show its text'}
        </button>
      </span>
      {isShown && (
        <div className="note-last">
          <ScrollText label={`Text of build ${buildNumber}`} lang={langAttribute(locale)}>
            {text}
          </ScrollText>
        </div>
      )}
    </>
  );
}
