import { say } from '#shared/words/say';
import { openLink } from '../../store/run-actions';
import { Fold } from '../../ui/fold';
import { RoleTable } from './role-table';

/** Three steps to a key, with Apple's own names for the places. */
export function KeyGuide({ startsOpen }: { startsOpen: boolean }) {
  return (
    <div className="key-guide">
      <Fold label={say('accounts.make-key')} startsOpen={startsOpen}>
        <ol className="key-steps small">
          <li>
            {say('accounts.make-key-open')}{' '}
            <button type="button" className="link-button" onClick={() => void openLink('api-keys')}>
              {say('accounts.open-api-keys')}
            </button>
          </li>
          <li>{say('accounts.make-key-generate')}</li>
          <li>{say('accounts.make-key-download')}</li>
        </ol>
        <p className="small">{say('accounts.dedicated')}</p>
        <Fold label={say('accounts.access-table')}>
          <RoleTable />
          <p className="small">{say('accounts.access-perhaps')}</p>
        </Fold>
      </Fold>
    </div>
  );
}
