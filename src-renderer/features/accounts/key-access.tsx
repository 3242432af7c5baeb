import { KeyRole } from '#shared/asc/roles';
import { featuresOf } from '#shared/domain/key-features';
import { say } from '#shared/words/say';
import { typeKey, useAddKey } from '../../store/add-key';
import { Select } from '../../ui/select';
import { missingAccess } from '../../words/key-access';

const unsure = 'unsure';

/** The access that the key was given: no request tells it, so Slipway can only know it from the person. */
export function KeyAccess() {
  const { role, kind } = useAddKey((state) => state.fields);
  const roles = KeyRole.options.filter((one) => kind === 'individual' || one !== 'ACCOUNT_HOLDER');
  const missing =
    role === null
      ? null
      : missingAccess(
          featuresOf({
            issuerId: kind === 'individual' ? null : '',
            role: { role, known: 'stated' },
          }),
        );
  return (
    <>
      <div className="key-access">
        <span className="row-input-label" aria-hidden>
          {say('accounts.access')}
        </span>
        <div className="key-access-control">
          <Select
            label={say('accounts.access-label')}
            value={role ?? unsure}
            options={[
              { id: unsure, name: say('accounts.access-unsure') },
              ...roles.map((one) => ({ id: one, name: say(`role.${one}`) })),
            ]}
            onChange={(id) => typeKey({ role: roles.find((one) => one === id) ?? null })}
          />
          <span className="small row-input-aside">{say('accounts.access-hint')}</span>
        </div>
      </div>
      {missing !== null && <p className="small key-fields-note key-access-missing">{missing}</p>}
    </>
  );
}
