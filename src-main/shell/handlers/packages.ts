import type { HandlerParts, HandlersOf } from './parts';

const packageFiles = {
  title: 'Choose the package to publish',
  button: 'Choose package',
  filters: [{ name: 'iOS package', extensions: ['ipa'] }],
};

export function packageHandlers(parts: HandlerParts): HandlersOf<'packages'> {
  return {
    'packages:choose': () => {
      parts.engine.packages.prepare();
      return parts.chooseFile(packageFiles);
    },
    'packages:prepare': () => {
      parts.engine.packages.prepare();
      return null;
    },
    'packages:inspect': async ({ path }) => {
      const opened = await parts.engine.packages.inspect(path);
      parts.addRecent(path);
      return opened;
    },
    'packages:sample': () => parts.makeSample(),
  };
}
