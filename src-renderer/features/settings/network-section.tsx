import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ProxyLogin } from '#shared/domain/connection-report';
import type { AppError } from '#shared/errors';
import { connectionWords } from '#shared/words/connection';
import { asSentence, say } from '#shared/words/say';
import { testConnection } from '../../store/account-actions';
import { forgetProxyLogin, readProxyLogin, saveProxyLogin } from '../../store/proxy-actions';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Sheet } from '../../ui/dialog';
import { TextInput } from '../../ui/text-input';
import { errorLine } from '../../words/error';

/** Tests the connection to App Store Connect on this network; no key is used and nothing is sent. */
export function NetworkSection() {
  const [isTesting, setTesting] = useState(false);
  const [found, setFound] = useState<string | null>(null);
  const test = async () => {
    if (isTesting) return;
    setTesting(true);
    const reply = await testConnection();
    const words = reply.ok ? connectionWords(reply.value) : asSentence(reply.error.title);
    setFound(words);
    setTesting(false);
    announcer.announceNow(words);
  };
  return (
    <Section id="settings-network" title={say('settings.network')}>
      <div className="settings-block settings-row">
        <div className="grow">
          <p>{say('settings.network-hint')}</p>
          {found !== null && <p className="small selectable">{found}</p>}
        </div>
        {/* Never disabled, so that it keeps the focus while the connection is tested. */}
        <Button onPress={() => void test()}>
          {say(isTesting ? 'settings.testing-connection' : 'settings.test-connection')}
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
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => void readProxyLogin().then(setLogin), []);
  const forget = async () => {
    const refused = await forgetProxyLogin();
    setError(refused);
    if (refused === null) setLogin(null);
  };
  return (
    <div className="settings-block settings-row">
      <div className="grow">
        <p>
          {login === null
            ? say('settings.proxy-none')
            : say('settings.proxy-saved', { proxy: login.proxy, name: login.name })}
        </p>
        {error !== null && (
          <p className="small" role="alert">
            {errorLine(error)}
          </p>
        )}
      </div>
      {login !== null && (
        <Button onPress={() => void forget()}>{say('settings.proxy-remove')}</Button>
      )}
      <Button onPress={() => setOpen(true)}>
        {say(login === null ? 'settings.proxy-add' : 'settings.proxy-change')}
      </Button>
      <Sheet
        title={say('settings.proxy-sign-in')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="narrow"
      >
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
  const [error, setError] = useState<AppError | null>(null);
  const isWhole = /^\S+:\d{1,5}$/.test(proxy.trim()) && name !== '' && password !== '';
  const save = async () => {
    const reply = await saveProxyLogin({ proxy: proxy.trim(), name, password });
    if (reply.ok) onSaved(reply.value);
    else setError(reply.error);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void save();
      }}
    >
      <TextInput
        label={say('settings.proxy')}
        value={proxy}
        onChange={setProxy}
        hint={say('settings.proxy-hint')}
        isMono
        autoFocus
      />
      <TextInput label={say('settings.proxy-name')} value={name} onChange={setName} />
      <TextInput
        label={say('settings.proxy-password')}
        type="password"
        value={password}
        onChange={setPassword}
        hint={say('settings.proxy-password-hint')}
        error={error === null ? undefined : errorLine(error)}
      />
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button kind="main" type="submit" isDisabled={!isWhole}>
          {say('settings.proxy-save')}
        </Button>
      </div>
    </Form>
  );
}
