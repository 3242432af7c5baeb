import { catalogue, type ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';
import { errorCodes } from './search-guide';

/** Every error of the catalogue in the person's language, the one that led here first in view. */
export function ErrorList({ at }: { at: string | undefined }) {
  return (
    <article className="guide-page" aria-labelledby="guide-title">
      <h2 id="guide-title">{say('guide.errors')}</h2>
      <p>{say('guide.errors-intro')}</p>
      {errorCodes.map((code) => (
        <ErrorEntry key={code} code={code} isMeant={code === at} />
      ))}
    </article>
  );
}

function ErrorEntry({ code, isMeant }: { code: ErrorCode; isMeant: boolean }) {
  return (
    <section
      id={`help-${code}`}
      className={`guide-error ${isMeant ? 'guide-error-meant' : ''}`}
      aria-label={say(`error.${code}.title`)}
    >
      <h3>{say(`error.${code}.title`)}</h3>
      <p>
        {say(`error.${code}.fix`)} {catalogue[code].retryable && say('guide.retry-hint')}
      </p>
      <code className="small selectable">{code}</code>
    </section>
  );
}
