import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ProxyLogin } from '#shared/domain/connection-report';
import type { AppError } from '#shared/errors';
import { connectionWords } from '#shared/words/connection';
import { testConnection } from '../../store/account-actions';
import { forgetProxyLogin, readProxyLogin, saveProxyLogin } from '../../store/proxy-actions';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Sheet } from '../../ui/dialog';
import { TextInput } from '../../ui/text-input';

/** Tests the connection to App Store Connect on this network; no key is used and nothing is sent. */
export function NetworkSection() {
  const [isTesting, setTesting] = useState(false);
  const [found, setFound] = useState<string | null>(null);
  const test = async () => {
    if (isTesting) return;
    setTesting(true);
    const reply = await testConnection();
    const words = reply.ok ? connectionWords(reply.value) : `${reply.error.title}.`;
    setFound(words);
    setTesting(false);
    announcer.announceNow(words);
  };
  return (
    <Section title="Network">
      <div className="settings-block settings-row">
        <div className="grow">
          <p>The system’s proxy and its trusted certificates are used.</p>
          {found !== null && <p className="small selectable">{found}</p>}
        </div>
        {/* Never disabled, so that it keeps the focus while the connection is tested. */}
        <Button onPress={() => void test()}>
          {isTesting ? 'Testing the connection…' : 'Test connection'}
        </Button>
      </div>
      <ProxyLoginRow />
    </Section>
  );
}

/** Name and password for a proxy that requires them, and which are saved now. */
function ProxyLoginRow() {
  const [login, setLogin] = useState<ProxyLogin | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => void readProxyLogin().then(setLogin), []);
  const forget = async () => {
    const refused = await forgetProxyLogin();
    setTrouble(refused);
    if (refused === null) setLogin(null);
  };
  return (
    <div className="settings-block settings-row">
      <div className="grow">
        <p>
          {login === null
            ? 'No name and password are kept for a proxy.'
            : `Signs in to the proxy ${login.proxy} as ${login.name}.`}
        </p>
        {trouble !== null && (
          <p className="small" role="alert">{`${trouble.title}. ${trouble.whatToDo}`}</p>
        )}
      </div>
      {login !== null && <Button onPress={() => void forget()}>Remove proxy sign-in</Button>}
      <Button onPress={() => setOpen(true)}>
        {login === null ? 'Add proxy sign-in…' : 'Change proxy sign-in…'}
      </Button>
      <Sheet title="Proxy sign-in" isOpen={isOpen} onClose={() => setOpen(false)} size="narrow">
        <ProxyLoginForm
          login={login}
          onSaved={(saved) => {
            setLogin(saved);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      </Sheet>
    </div>
  );
}

interface FormProps {
  login: ProxyLogin | null;
  onSaved: (login: ProxyLogin | null) => void;
  onClose: () => void;
}

/** Mounted each time the sheet opens; a saved password never comes back here. */
function ProxyLoginForm({ login, onSaved, onClose }: FormProps) {
  const [proxy, setProxy] = useState(login?.proxy ?? '');
  const [name, setName] = useState(login?.name ?? '');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const isWhole = /^\S+:\d{1,5}$/.test(proxy.trim()) && name !== '' && password !== '';
  const save = async () => {
    const reply = await saveProxyLogin({ proxy: proxy.trim(), name, password });
    if (reply.ok) onSaved(reply.value);
    else setTrouble(reply.error);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void save();
      }}
    >
      <TextInput
        label="Proxy"
        value={proxy}
        onChange={setProxy}
        hint="Host and port, such as proxy.example.com:3128. The sign-in goes to no other proxy."
        isMono
        autoFocus
      />
      <TextInput label="Name" value={name} onChange={setName} />
      <TextInput
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
        hint="Kept in the keychain."
        error={trouble === null ? undefined : `${trouble.title}. ${trouble.whatToDo}`}
      />
      <div className="sheet-foot">
        <Button onPress={onClose}>Cancel</Button>
        <Button kind="main" type="submit" isDisabled={!isWhole}>
          Save sign-in
        </Button>
      </div>
    </Form>
  );
}
