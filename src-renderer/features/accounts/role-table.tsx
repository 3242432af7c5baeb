import { Check, CircleHelp, Minus } from 'lucide-react';
import { KeyFeature, type KeyRole, roleAllows } from '#shared/asc/roles';
import { say } from '#shared/words/say';

const columns: readonly KeyRole[] = ['DEVELOPER', 'APP_MANAGER', 'ADMIN'];

/** What each role can do here, from Apple's own table. */
export function RoleTable() {
  return (
    <table className="role-table small">
      <thead>
        <tr>
          <th scope="col">{say('accounts.access-feature')}</th>
          {columns.map((role) => (
            <th key={role} scope="col">
              {say(`role.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KeyFeature.options.map((feature) => (
          <tr key={feature}>
            <th scope="row">{say(`feature.${feature}`)}</th>
            {columns.map((role) => (
              <td key={role}>
                <Answer can={roleAllows(role, feature)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const icons = { yes: Check, no: Minus, perhaps: CircleHelp } as const;

function Answer({ can }: { can: ReturnType<typeof roleAllows> }) {
  const Icon = icons[can];
  return (
    <>
      <Icon aria-hidden className={`role-${can}`} />
      <span className="unseen">{say('accounts.access-answer', { can })}</span>
    </>
  );
}
