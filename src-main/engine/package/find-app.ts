import { message, type Value } from '#shared/words/message';
import { printable, type Refuse } from './refusal';

const appFolder = /^Payload\/([^/]+\.app)\//;
const buried = /^(.+\/)?(Payload\/[^/]+\.app)\//i;
const archived = /\.xcarchive\/|^Products\/Applications\/[^/]+\.app\//;
const bare = /^[^/]+\.app\//;
/** What macOS puts beside the files that it packs: never an app, whatever its folder is called. */
const litter = /(^|\/)(__MACOSX|\._[^/]*)\//;

/** Path of the one app in the package, with a slash at its end. Throws package-* errors. */
export function findApp(names: Iterable<string>, refuse: Refuse): string {
  const apps = new Set<string>();
  const others: string[] = [];
  for (const name of names) {
    if (litter.test(name)) continue;
    const folder = appFolder.exec(name)?.[1];
    if (folder === undefined) others.push(name);
    else apps.add(folder);
  }
  const [app] = apps;
  if (app === undefined) return refuseWithoutApp(others, refuse);
  if (apps.size > 1)
    refuse('package-several-apps', (name) =>
      message('error.package-several-apps.list', {
        package: name,
        count: apps.size,
        apps: listed([...apps]),
      }),
    );
  return `Payload/${app}/`;
}

function listed(apps: string[]): Value {
  const shown: Value[] = apps.slice(0, 4).map((app) => printable(app));
  const more = apps.length - shown.length;
  return {
    list:
      more > 0 ? [...shown, message('error.package-several-apps.more', { count: more })] : shown,
  };
}

function refuseWithoutApp(names: readonly string[], refuse: Refuse): never {
  const archive = names.find((name) => archived.test(name));
  if (archive !== undefined) {
    refuse(
      'package-without-app',
      (name) => message('error.package-without-app.archive', { package: name }),
      { whatToDo: message('error.package-without-app.archive-fix') },
    );
  }
  const elsewhere = names.map((name) => buried.exec(name)).find((match) => match !== null);
  if (elsewhere) {
    refuse('package-without-app', (name) =>
      message('error.package-without-app.elsewhere', {
        package: name,
        app: printable(elsewhere[0]),
      }),
    );
  }
  if (names.some((name) => bare.test(name))) {
    refuse('package-without-app', (name) =>
      message('error.package-without-app.no-payload', { package: name }),
    );
  }
  return refuse('package-without-app', (name) =>
    message('error.package-without-app.none', { package: name }),
  );
}
