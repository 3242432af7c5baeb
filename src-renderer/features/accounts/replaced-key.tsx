import { RefreshCw } from 'lucide-react';
import { say } from '#shared/words/say';
import { addAsNew, useAddKey, useReplacedAccount } from '../../store/add-key';
import { replacedAccount } from '../../store/key-fields';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';

/** That the key takes the place of one that no longer works; a person may want a new account instead. */
export function ReplacedKey() {
  const replaced = useReplacedAccount();
  const { fields, replacesId } = useAddKey();
  const accounts = useSnapshots((state) => state.accounts);
  const presets = useSnapshots((state) => state.presets);
  const possible = replacesId === null ? replacedAccount(fields, accounts) : null;
  if (replaced === null) {
    if (possible === null) return null;
    return (
      <div className="key-replaced small">
        <span className="grow">{say('accounts.same-team', { name: possible.name })}</span>
        <Button size="small" onPress={() => addAsNew(false)}>
          {say('accounts.replace-instead')}
        </Button>
      </div>
    );
  }
  const { name, keyId } = replaced;
  const count = presets.filter(({ accountId }) => accountId === replaced.id).length;
  return (
    <div className="key-replaced small">
      <RefreshCw aria-hidden />
      <span className="grow">{say('accounts.replaces', { keyId, name, count })}</span>
      {possible !== null && (
        <Button size="small" onPress={() => addAsNew(true)}>
          {say('accounts.add-as-new')}
        </Button>
      )}
    </div>
  );
}
