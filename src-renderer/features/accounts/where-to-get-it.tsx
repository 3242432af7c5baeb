import { openLink } from '../../store/run-acts';

/** Three steps to a key, in Apple's own words for the places. */
export function WhereToGetIt() {
  return (
    <ol className="key-steps small" aria-label="Where to get a key">
      <li>
        On{' '}
        <button type="button" className="link-button" onClick={() => void openLink('api-keys')}>
          App Store Connect
        </button>
        , open Users and Access, then Integrations, then App Store Connect API.
      </li>
      <li>Generate a key with the role App Manager.</li>
      <li>Download its .p8. Apple gives it out only once, so keep a copy in a safe place.</li>
    </ol>
  );
}
