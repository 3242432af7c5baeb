import { describe, expect, it } from 'vitest';
import { Draft } from '#shared/domain/draft';
import {
  eachGroupOnce,
  findGroup,
  groupsAsWritten,
  probablyMeant,
} from '#shared/domain/plan-groups';
import { PublishPlan } from '#shared/domain/publish-plan';
import { emptyDraft } from '../../src-renderer/store/plan';

const listed = [
  { id: '1', name: 'QA Team' },
  { id: '2', name: 'Équipe' },
  { id: '3', name: 'Friends' },
  { id: '4', name: 'Friends' },
];

describe('groups of a plan', () => {
  it('plans, drafts and journals from before groups had IDs are read', () => {
    const groups = ['QA', { id: '7', name: 'Design' }];
    const read = [
      { id: null, name: 'QA' },
      { id: '7', name: 'Design' },
    ];
    expect(PublishPlan.parse({ packagePath: '/a.ipa', groups }).groups).toEqual(read);
    expect(Draft.parse({ ...emptyDraft, groups }).groups).toEqual(read);
    expect(groupsAsWritten(read)).toEqual(groups);
  });

  it('a renamed group is found by its ID, and another of its old name is not taken for it', () => {
    expect(findGroup(listed, { id: '1', name: 'QA' })).toMatchObject({ is: 'found' });
    expect(findGroup(listed, { id: '9', name: 'QA Team' })).toEqual({
      is: 'gone',
      sameName: [listed[0]],
    });
    expect(findGroup(listed, { id: null, name: 'Friends' })).toMatchObject({ is: 'ambiguous' });
  });

  it('two groups of one name are two groups of a plan', () => {
    const both = [
      { id: '3', name: 'Friends' },
      { id: '4', name: 'Friends' },
    ];
    expect(eachGroupOnce([...both, ...both])).toEqual(both);
  });

  it.each([
    ['other capitals', 'qa team'],
    ['a space at the end', 'QA Team '],
    ['two spaces inside', 'QA  Team'],
    ['a no-break space', 'QA\u00a0Team'],
    ['a zero-width space', 'QA\u200b Team'],
    ['a bidirectional mark', '\u200eQA Team'],
    ['full-width letters', 'ＱＡ Ｔｅａｍ'],
  ])('a name with %s is offered as the group that it looks like, and not taken', (_what, name) => {
    expect(findGroup(listed, { id: null, name }).is).toBe('gone');
    expect(probablyMeant(listed, { id: null, name })).toEqual([listed[0]]);
  });

  it.each([
    ['decomposed', 'E\u0301quipe'],
    ['without the accent', 'Equipe'],
  ])('a name that is %s is offered as the composed one', (_what, name) => {
    expect(probablyMeant(listed, { id: null, name })).toEqual([listed[1]]);
  });

  it('a name that is merely similar, or of invisible characters alone, is offered as nothing', () => {
    expect(probablyMeant(listed, { id: null, name: 'QA' })).toEqual([]);
    expect(probablyMeant([{ id: '1', name: '\u200b' }], { id: null, name: '\u200d' })).toEqual([]);
  });
});
