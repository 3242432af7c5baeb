import fs from 'node:fs';
import path from 'node:path';
import { captureProgram } from '../../process/run-program.mjs';
import { Stop } from '../../process/stop.mjs';
import { filesIn } from './stage-files.mjs';

/**
 * An RPM package by `rpmbuild`.
 * @param {string} folder
 * @param {string} staged
 * @param {import('./fpm.mjs').PackageOptions} options
 */
export async function makeRpm(folder, staged, options) {
  const spec = path.join(folder, `${options.name}.spec`);
  fs.writeFileSync(spec, specFile(options, filesIn(staged)));
  const made = path.join(folder, 'rpm');
  const words = ['-bb', '--quiet', '--buildroot', staged, '--define', `_topdir ${folder}/top`];
  const { status, stderr } = await captureProgram('rpmbuild', [
    ...words,
    ...['--define', `_rpmdir ${made}`, '--target', options.architecture, spec],
  ]);
  if (status !== 0) throw new Stop(`rpmbuild failed:\n${stderr}`);
  const [file] = filesIn(made);
  if (file === undefined) throw new Stop(`rpmbuild made no package:\n${stderr}`);
  fs.copyFileSync(path.join(made, file), options.file);
}

/** Folders that every system has belong to no package; those of the app are its own. */
function specFile(
  /** @type {import('./fpm.mjs').PackageOptions} */ options,
  /** @type {readonly string[]} */ files,
) {
  const script = (/** @type {string} */ file) => fs.readFileSync(file, 'utf8');
  const [summary = '', ...more] = options.description.split('\n');
  const own = files.filter((file) => !file.startsWith('opt/'));
  const folders = new Set(files.filter((file) => !own.includes(file)).map(topFolder));
  return `Name: ${options.name}
Version: ${options.version}
Release: 1
Summary: ${summary}
License: ${options.license}
URL: ${options.url}
${options.depends.map((name) => `Requires: ${name}\n`).join('')}AutoReqProv: no
%global __os_install_post %{nil}
%global _binary_payload w1.gzdio
%define _build_id_links none

%description
${more.join('\n').trim() || summary}

%post
${script(options.afterInstall)}
%postun
${script(options.afterRemove)}
%files
%defattr(-,root,root,-)
${[...folders, ...own].map((file) => `"/${file}"`).join('\n')}
`;
}

const topFolder = (/** @type {string} */ file) => file.split('/').slice(0, 2).join('/');
