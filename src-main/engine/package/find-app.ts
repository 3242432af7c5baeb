import { printable, type Refuse } from './refusal';

const appFolder = /^Payload\/([^/]+\.app)\//;
const buried = /^(.+\/)?(Payload\/[^/]+\.app)\//i;
const archived = /\.xcarchive\/|^Products\/Applications\/[^/]+\.app\//;
const bare = /^[^/]+\.app\//;
/** What macOS puts beside the files that it packs: never an app, whatever its folder is called. */
const litter = /(^|\/)(__MACOSX|\._[^/]*)\//;

/** Path of the one app in the package, with a slash at its end. Ends with package-* trouble. */
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
  if (apps.size > 1) refuse('package-several-apps', `holds ${listed([...apps])} in Payload.`);
  return `Payload/${app}/`;
}

function listed(apps: string[]): string {
  const shown = apps.slice(0, 4).map((app) => `“${printable(app)}”`);
  return apps.length > 4 ? `${shown.join(', ')} and ${apps.length - 4} more` : shown.join(' and ');
}

function refuseWithoutApp(names: readonly string[], refuse: Refuse): never {
  const archive = names.find((name) => archived.test(name));
  if (archive !== undefined) {
    refuse('package-without-app', 'is a zipped Xcode archive.', {
      whatToDo:
        'Export it first: in Xcode choose Distribute App, or run xcodebuild -exportArchive. Then drop the .ipa.',
    });
  }
  const elsewhere = names.map((name) => buried.exec(name)).find((match) => match !== null);
  if (elsewhere) {
    refuse(
      'package-without-app',
      `has its app at “${printable(elsewhere[0])}”, where Apple does not look; it belongs at Payload/Name.app.`,
    );
  }
  if (names.some((name) => bare.test(name))) {
    refuse('package-without-app', 'is a zipped .app without the folder Payload around it.');
  }
  return refuse('package-without-app', 'has no folder Payload/Name.app.');
}
