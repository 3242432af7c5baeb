/* What a plan does on the App Store, line by line, and in one sentence. */
import { type AppStorePlan, type StorePreset, storeTextFields } from '../domain/app-store';
import { releaseText } from './confirm-app-store';
import { type Message, message } from './message';
import { inWords, say } from './say';

/** A line of a plan, as plan-facts.ts has it. */
interface StoreFact {
  label: string;
  text: string;
  locale?: string;
}

/** Everything that a plan says of the App Store: what an approver signs, and what a dry run lists. */
export function storeFacts(plan: AppStorePlan): StoreFact[] {
  const { phasedRelease, copyright } = plan;
  return [
    {
      label: say('store-plan.label'),
      text: say(plan.submit ? 'store-plan.submits' : 'store-plan.prepares'),
    },
    { label: say('store-plan.release'), text: inWords(releaseText(plan.release)) },
    ...(phasedRelease === null
      ? []
      : [
          {
            label: say('store-plan.phased'),
            text: say(phasedRelease ? 'store-plan.phased-on' : 'store-plan.phased-off'),
          },
        ]),
    ...(copyright === null ? [] : [{ label: say('store-plan.copyright'), text: copyright }]),
    ...textFacts(plan),
    ...(plan.whatsNewFromNotes
      ? [{ label: say('store-plan.whats-new'), text: say('store-plan.from-notes') }]
      : []),
    {
      label: say('store-plan.other-version'),
      text: say(plan.renameVersion ? 'store-plan.other-renamed' : 'store-plan.asks'),
    },
    ...(plan.submit
      ? [
          {
            label: say('store-plan.in-review'),
            text: say(plan.cancelPrevious ? 'store-plan.withdrawn' : 'store-plan.asks'),
          },
        ]
      : []),
  ];
}

function textFacts({ texts }: AppStorePlan): StoreFact[] {
  return texts.flatMap(({ locale, ...fields }) =>
    storeTextFields.flatMap((field) => {
      const text = fields[field];
      if (text === undefined) return [];
      const label = say(`store-plan.text.${field}`, { language: { locale } });
      return [{ label, text: text === '' ? say('store-plan.empty') : text, locale }];
    }),
  );
}

/** What a preset does on the App Store, in a few words. */
export function storePresetText(store: StorePreset | null): Message {
  if (store === null) return message('store-plan.preset.off');
  const { submit, release, phasedRelease, whatsNewFromNotes } = store;
  return message('store-plan.preset.on', {
    parts: {
      list: [
        message(submit ? 'store-plan.preset.submit' : 'store-plan.preset.prepare'),
        message(`store-plan.preset.${release}`),
        ...(phasedRelease === null
          ? []
          : [message(phasedRelease ? 'store-plan.preset.phased' : 'store-plan.preset.not-phased')]),
        ...(whatsNewFromNotes ? [message('store-plan.preset.from-notes')] : []),
      ],
    },
  });
}
