import type { Page } from '@playwright/test';
import { chooseLanguage } from '#shared/words/choose-language';
import { setLanguage } from '#shared/words/language';
import { speak } from '#shared/words/load-language';
import { say } from '#shared/words/say';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { sampleIn } from './support/publishing';

test.afterEach(() => setLanguage({ tag: 'en', locale: 'en-GB', messages: {} }));

for (const language of ['pseudo', 'ar', 'de'] as const) {
  test(`the whole window in ${language} has no clipped text, and none without a translation`, async ({
    launch,
    outside,
  }) => {
    test.setTimeout(240_000);
    await speak(chooseLanguage('system', [language]));
    const { app, page } = await launch({ language });
    const faults: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => {
      await page.waitForFunction(() =>
        document
          .getAnimations()
          .every(
            (one) =>
              one.playState !== 'running' ||
              one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY,
          ),
      );
      await keepScreen(page, `${language}-${name}`);
      const found = [
        ...(await clippedTexts(page)),
        ...(language === 'pseudo' ? await plainTexts(page) : []),
      ];
      if (found.length > 0) faults[name] = found;
    };
    const open = (name: string) =>
      page
        .getByRole('navigation', { name: say('window.screens') })
        .getByRole('button', { name })
        .first()
        .click();

    await expect(page.locator('.account-menu')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(
      language === 'ar' ? 'rtl' : 'ltr',
    );
    await look('empty');
    for (const key of ['activity', 'apps', 'accounts', 'practice', 'settings'] as const) {
      await open(say(`window.${key}`));
      await look(key);
    }
    await open(say('window.accounts'));
    await page.getByRole('button', { name: say('plan.account.add-key') }).click();
    await look('add-key');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('shortcuts');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('palette');
    await page.keyboard.type('1');
    await look('palette-found');
    await page.keyboard.press('Escape');

    await open(say('window.publish'));
    const faulty = { defects: ['ad-hoc', 'profile-expires-soon'] } as const;
    await dropFiles(page, [
      await sampleIn(outside, { defects: [...faulty.defects] }, 'Faults.ipa'),
    ]);
    await expect(page.locator('#step-notes')).toBeVisible();
    await look('findings');
    await dropFiles(page, [await sampleIn(outside)]);
    await expect(
      page.getByRole('heading', { level: 1, name: 'Orbit Notes 1.4.0 (42)' }),
    ).toBeVisible();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await page.getByRole('textbox').first().fill('Offline search is here.');
    await look('plan');
    const window = await app.browserWindow(page);
    await window.evaluate((opened) => opened.setSize(720, 480));
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
    await look('plan-small');
    await window.evaluate((opened) => opened.setSize(1180, 760));
    await answerQuestions(app, 0);
    await page
      .getByRole('button', { name: say('plan.rehearse'), exact: true })
      .last()
      .click();
    await expect(page.locator('.step').first()).toBeVisible();
    await look('run');
    await expect(
      page.getByRole('button', { name: say('run-view.publish-another'), exact: true }),
    ).toBeVisible({ timeout: 90_000 });
    await look('receipt');
    await page
      .getByRole('button', { name: say('run-view.details') })
      .first()
      .click();
    await look('details');
    await open(say('window.activity'));
    await look('activity-full');
    expect(faults).toEqual({});
  });
}

/** Texts that are cut off without the ellipsis that says so. */
function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const isSeen =
        element.checkVisibility() && element.clientWidth > 1 && element.clientHeight > 1;
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!isSeen || !hasText || style.overflowX === 'visible' || style.overflowX === 'auto')
        continue;
      const isCut = element.scrollWidth > element.clientWidth + 1;
      if (isCut && style.textOverflow !== 'ellipsis' && element.tagName !== 'INPUT')
        found.push(`clipped: ${element.className}: ${element.textContent}`);
    }
    return found;
  });
}

/** What a person sees or hears in plain letters: everything of Slipway's is accented in the pseudo language. */
function plainTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Names of apps, groups, languages, days and units, identifiers and paths are nobody's to translate; how the system
    // joins a list is English here.
    const data =
      /(?<=~),? and (?=\S)|slipway:\/\/\S+|Slipway|Rehearsal team|Tide Table|Northwind Apps|iPhone and iPad|(?:English|German|French|Japanese|Spanish)(?: \([\w ]+\))?|com\.northwind\.orbit|Orbit Notes|Faults|Northwind|QA|Design|Beta circle|Friends|Offline search is here\.|\/\S+|\b[A-Z0-9_]{3,}\b|\b[\da-f]{8}[\da-f-]*\b|[\w.-]+\.(?:ipa|p8|plist|app)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|iOS|iPadOS|linux|com\.example\.\w+|Ctrl\+\S+|\b[a-z]{2}-[A-Z]{2}\b/g;
    const found = new Set<string>();
    const see = (text: string | null, place: string) => {
      const words = (text ?? '').replace(data, ' ');
      if (/(?<![\p{L}\d_.])[A-Za-z]{3,}(?![\p{L}\d_])/u.test(words))
        found.add(`plain: ${place}: ${text}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || !element.checkVisibility()) continue;
      if (element.closest('code, kbd, textarea, [lang]:not(html), bdi, .option-list') !== null)
        continue;
      see(node.textContent, element.className || element.tagName);
    }
    // React Aria’s own hidden buttons speak its own translations.
    for (const element of document.querySelectorAll(
      '[aria-label]:not([aria-label="Dismiss"]), [title], [placeholder]',
    ))
      for (const name of ['aria-label', 'title', 'placeholder'])
        see(element.getAttribute(name), `${name} of ${element.className || element.tagName}`);
    return [...found];
  });
}
