import type { Page } from '@playwright/test';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

const checkbox = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const publishButton = (page: Page) =>
  page.getByRole('button', { name: 'Rehearse', exact: true }).last();

/** Groups of the practice app, made and changed as someone else would. */
async function groupsAtPractice(home: string, page: Page) {
  await practiceIsRunning(page);
  const url = await practiceUrl(page);
  const ask = (path: string, change?: { method: string; data?: object }) =>
    askPractice(home, url, path, change);
  const [app] = await ask('/v1/apps?filter[bundleId]=com.northwind.orbit');
  return {
    async create(name: string, attributes: object = {}): Promise<PlanGroup> {
      const [made] = await ask('/v1/betaGroups', {
        method: 'POST',
        data: {
          type: 'betaGroups',
          attributes: { name, ...attributes },
          relationships: { app: { data: { type: 'apps', id: app?.id } } },
        },
      });
      return { id: made?.id ?? null, name };
    },
    async named(name: string): Promise<PlanGroup> {
      const [group] = await ask(`/v1/betaGroups?filter[name]=${encodeURIComponent(name)}`);
      return { id: group?.id ?? null, name };
    },
    async rename({ id }: PlanGroup, name: string): Promise<void> {
      const data = { type: 'betaGroups', id, attributes: { name } };
      await ask(`/v1/betaGroups/${id}`, { method: 'PATCH', data });
    },
    async remove({ id }: PlanGroup): Promise<void> {
      await ask(`/v1/betaGroups/${id}`, { method: 'DELETE' });
    },
  };
}

/** The draft of the sample package, as it was left earlier. */
async function draftWith(page: Page, groups: (PlanGroup | string)[]): Promise<void> {
  const [account] = await get(page, 'accounts:list', {});
  await get(page, 'drafts:save', {
    accountId: account?.id ?? '',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: {
      notes: [],
      groups,
      submitForBetaReview: false,
      usesNonExemptEncryption: null,
      limits: { findBuildMinutes: 15, processingMinutes: 120 },
    },
  });
}

async function openSample(page: Page, outside: string): Promise<void> {
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
}

test('300 groups are searched, scrolled and chosen by the keyboard', async ({
  app,
  home,
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  const groups = await groupsAtPractice(home, page);
  const link = { publicLinkEnabled: true, publicLinkLimitEnabled: true, publicLinkLimit: 500 };
  await groups.create('Öffentliche Beta', link);
  await groups.create('مختبرو التطبيق في الشرق الأوسط');
  await groups.create(
    'Everyone who signed up at the conference in Lisbon and has not yet been asked for feedback',
  );
  for (let at = 0; at < 300; at += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, more) => groups.create(`Region ${at + more + 1}`)),
    );
  await openSample(page, outside);

  const list = page.getByRole('table', { name: 'Beta groups' });
  // Only what is in sight is drawn.
  expect(await list.getByRole('row').count()).toBeLessThan(40);
  const search = page.getByRole('searchbox', { name: 'Search groups' });
  await search.fill('öffentliche');
  await expect(checkbox(page, 'Öffentliche Beta')).toBeVisible();
  await expect(list.getByText('up to 500 testers')).toBeVisible();
  await keepScreen(page, 'light-groups-search');
  await search.fill('no such group');
  await expect(page.getByText('No group matches.')).toBeVisible();
  await search.fill('');

  await checkbox(page, 'Design').focus();
  await page.keyboard.press('End');
  await expect(checkbox(page, 'مختبرو التطبيق في الشرق الأوسط')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(checkbox(page, 'Region 300')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(checkbox(page, 'Region 300')).toBeChecked();
  await page.keyboard.press('Home');
  await page.keyboard.type('region 15');
  await expect(checkbox(page, 'Region 15')).toBeFocused();
  await expect(checkbox(page, 'Region 15')).not.toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(checkbox(page, 'Region 16')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(checkbox(page, 'Region 16')).toBeChecked();

  await page.locator('#step-groups').scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'groups-many')).toEqual([]);
  await page.getByRole('button', { name: / selected$/ }).click();
  await expect(checkbox(page, 'Region 300')).toBeChecked();
  await expect(checkbox(page, 'Region 15')).toHaveCount(0);
  await keepScreen(page, 'light-groups-selected');
  await page.getByRole('button', { name: / selected$/ }).click();
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await page.locator('#step-groups').scrollIntoViewIfNeeded();
  await keepScreen(page, 'narrow-groups-many');
});

test('a renamed group stays selected under its new name, and one that is gone blocks until it is removed', async ({
  home,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  const groups = await groupsAtPractice(home, page);
  const [design, friends] = [await groups.named('Design'), await groups.create('Friends')];
  await draftWith(page, [design, friends]);
  await groups.rename(design, 'Design team');
  await groups.remove(friends);
  await openSample(page, outside);

  await expect(checkbox(page, 'Design team')).toBeChecked();
  const row = page.getByRole('row', { name: /Friends/ });
  await expect(row).toContainText('Missing');
  await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');
  await row.scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-group-gone');
  await page.getByRole('button', { name: 'Remove “Friends” from the plan' }).press('Enter');
  await expect(publishButton(page)).not.toHaveAttribute('aria-disabled', 'true');
});

test('a name that looks like a group’s is offered as that group, and taken by one press', async ({
  home,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  const groups = await groupsAtPractice(home, page);
  await groups.create('Équipe mobile');
  await draftWith(page, ['equipe  MOBILE']);
  await openSample(page, outside);
  await expect(
    page.locator('.finding', { hasText: 'Did you mean “Équipe mobile”?' }),
  ).toBeVisible();
  await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');
  await page.locator('#step-groups').scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-group-meant');
  await page.getByRole('button', { name: 'Use “Équipe mobile”' }).press('Enter');
  await expect(checkbox(page, 'Équipe mobile')).toBeChecked();
  await expect(publishButton(page)).not.toHaveAttribute('aria-disabled', 'true');
});

test('of two groups with one name, a person chooses the one that gets the build', async ({
  home,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  const groups = await groupsAtPractice(home, page);
  await groups.create('Design');
  await draftWith(page, ['Design']);
  await openSample(page, outside);
  const row = page.getByRole('row', { name: /Design.*Duplicate name/ });
  await expect(row).toBeVisible();
  await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');
  const listed = page.getByRole('row', { name: /Design.*Created/ });
  await expect(listed).toHaveCount(2);
  await page.locator('#step-groups').scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-group-ambiguous');
  await listed.last().locator('label').click();
  await expect(row).toHaveCount(0);
  await expect(publishButton(page)).not.toHaveAttribute('aria-disabled', 'true');
  const [account] = await get(page, 'accounts:list', {});
  await expect
    .poll(async () => {
      const draft = await get(page, 'drafts:read', {
        accountId: account?.id ?? '',
        bundleId: 'com.northwind.orbit',
        version: '1.4.0',
        buildNumber: '42',
      });
      return draft?.groups.map(({ id, name }) => [typeof id, name]);
    })
    .toEqual([['string', 'Design']]);
});
