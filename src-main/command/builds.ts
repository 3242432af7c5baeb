import { type AppBuild, type AppPage, buildsBefore } from '#shared/domain/app-page';
import type { BuildDetail } from '#shared/domain/build-detail';
import { fail } from '#shared/errors';
import {
  buildChip,
  buildName,
  buildTesters,
  complianceWords,
  expiresWords,
  groupsWords,
  havingWords,
  notesCell,
  reviewWords,
  testersWords,
} from '#shared/words/app-builds';
import { formatSize } from '#shared/words/format';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import { type Call, type Command, refuseUsage } from './command';
import { withTeam } from './devices';
import { exitStatus } from './exit-status';
import { keyOptions } from './options';
import { clean, type Paint } from './words/format';
import { columns, table } from './words/lines';

export const listBuilds: Command = {
  // Not shown: typed.
  name: 'builds list',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.builds-list'),
  options: [...keyOptions, 'app'],
  changes: false,
  run: (call) => {
    const bundleId = appOf(call);
    return withTeam(call, async (engine, connection) => {
      const page = await engine.apps.read(connection, bundleId, 'all');
      const { terminal } = call;
      if (page.builds.length === 0) terminal.log(say('app-page.builds.none.title'));
      const now = Date.now();
      const cells = page.builds.map((build) => rowOf(build, page, now));
      for (const line of table(cells.length === 0 ? [] : [heads(), ...cells])) terminal.print(line);
      terminal.emit(page.builds.map((build) => asJson(build, page)));
      return exitStatus.done;
    });
  },
};

export const showBuild: Command = {
  // Not shown: typed.
  name: 'builds show',
  operands: 'BUILDID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.builds-show'),
  options: [...keyOptions, 'app'],
  changes: false,
  run: (call) => {
    const bundleId = appOf(call);
    const [buildId = ''] = call.operands;
    return withTeam(call, async (engine, connection) => {
      const page = await engine.apps.read(connection, bundleId, 'all');
      const build =
        page.builds.find(({ id }) => id === buildId) ??
        fail('build-gone', message('command.builds.unknown', { id: buildId, app: bundleId }));
      const previousId = buildsBefore(page.builds).get(build.id)?.id ?? null;
      const detail = await engine.builds.readDetail(connection, {
        appId: page.app.id,
        buildId,
        previousId,
      });
      const { terminal } = call;
      for (const line of detailLines(build, page, detail, terminal.paint)) terminal.print(line);
      terminal.emit({ ...asJson(build, page), ...detail, individuals: detail.testers });
      return exitStatus.done;
    });
  },
};

function appOf({ options }: Call): string {
  return options.app ?? refuseUsage(message('usage.app-missing'));
}

/** The names of the groups that have it beside their IDs, and how many testers it has; null where that is not known. */
function asJson(build: AppBuild, { groups }: AppPage) {
  const { groupIds } = build;
  const having = groups.filter(({ id }) => groupIds?.includes(id));
  return {
    ...build,
    groups: groupIds === null ? null : having,
    testers: buildTesters(build, groups),
  };
}

function heads(): string[] {
  return [
    say('app-page.column.build'),
    say('app-page.column.state'),
    say('app-page.column.groups'),
    say('app-page.column.testers'),
    say('builds.column.notes'),
    say('app-page.column.expires'),
    say('app-page.column.size'),
    // Not shown: the same in every language.
    'ID',
  ];
}

function rowOf(build: AppBuild, { app, groups }: AppPage, now: number): string[] {
  return [
    buildName(build),
    buildChip(build, now).word,
    groupsWords(build, groups),
    testersOf(build, groups),
    notesCell(build, app.primaryLocale)?.words,
    expiresWords(build, now),
    sizeOf(build),
    build.id,
  ].map((cell) => clean(cell || '–'));
}

function testersOf(build: AppBuild, groups: AppPage['groups']): string | null {
  const testers = buildTesters(build, groups);
  return testers && testersWords(testers);
}

function sizeOf({ size }: AppBuild): string | null {
  return size === null ? null : formatSize(size);
}

function detailLines(
  build: AppBuild,
  { app, groups }: AppPage,
  detail: BuildDetail,
  paint: Paint,
): string[] {
  const now = Date.now();
  const { uploadedDate, expirationDate } = build;
  const having = groups.filter(({ id }) => build.groupIds?.includes(id));
  const emails = detail.autoNotify === null ? null : detail.autoNotify ? 'on' : 'off';
  const isCounted = detail.feedback !== null && detail.crashes !== null;
  const rows: [string, string | null | undefined][] = [
    [say('builds.detail.state'), buildChip(build, now).word],
    [say('builds.detail.review'), reviewWords(build, detail.submittedDate, now)],
    [say('builds.detail.uploaded'), uploadedDate && fullTime(uploadedDate)],
    [
      say('builds.detail.expires'),
      expirationDate && `${fullTime(expirationDate)} (${expiresWords(build, now) ?? '–'})`,
    ],
    [say('builds.detail.package-size'), sizeOf(build)],
    [say('builds.detail.compliance'), complianceWords(build)],
    [say('builds.detail.emails'), emails && say(`builds.detail.emails.${emails}`)],
    [say('builds.detail.platform'), build.platform],
    [say('builds.detail.minimum-os'), build.minimumOsVersion],
    [
      say('builds.detail.feedback'),
      isCounted
        ? say('builds.detail.feedback-line', {
            feedback: detail.feedback ?? 0,
            crashes: detail.crashes ?? 0,
          })
        : null,
    ],
    [say('app-page.column.testers'), testersOf(build, groups)],
    ...(build.groupIds === null
      ? [[say('app-page.column.groups'), null] as [string, null]]
      : having.map((group): [string, string] => [
          say('app-page.column.groups'),
          `${group.name}: ${havingWords(build, group)}`,
        ])),
    ...(detail.testers ?? []).map(({ id, name, email }): [string, string] => [
      say('builds.detail.individual'),
      name || email || id,
    ]),
    ...(detail.notes ?? []).map(({ locale, text }): [string, string] => [
      say('command.label.note', { code: locale }),
      text,
    ]),
    ...(detail.sizes ?? []).map(({ device, download, install }): [string, string] => [
      device,
      say('command.builds.device-size', {
        download: bytesOf(download),
        install: bytesOf(install),
      }),
    ]),
    ...(detail.warnings ?? []).map((warning): [string, string] => [
      say('builds.detail.warnings'),
      warning,
    ]),
  ];
  return [
    paint.strong(clean(`${app.name} ${buildName(build)}`)),
    ...columns(
      rows.map(([label, value]) => [clean(label), clean(value || '–')]),
      paint,
    ),
  ];
}

function bytesOf(bytes: number | null): string {
  return bytes === null ? '–' : formatSize(bytes);
}
