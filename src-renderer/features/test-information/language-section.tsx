import { knownLocales } from '#shared/asc/locales';
import { languageFields } from '#shared/domain/test-information';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { addLanguage, chooseLanguage, copyLanguage } from '../../store/test-information';
import { Section } from '../../ui/card';
import { MenuButton } from '../../ui/menu-button';
import { Picker } from '../../ui/picker';
import { Select } from '../../ui/select';
import { useForm } from './form-context';
import { InformationField } from './information-field';

/** What testers read in TestFlight, one language at a time, the primary one first. */
export function LanguageSection() {
  const { app, form, typed, isLocked } = useForm();
  const primary = typed.app.primaryLocale;
  const locales = [
    ...new Set([
      ...(primary === null ? [] : [primary]),
      ...typed.languages.map(({ locale }) => locale).filter((locale) => locale !== ''),
      ...form.added,
    ]),
  ];
  const chosen =
    form.locale !== null && locales.includes(form.locale) ? form.locale : (locales[0] ?? null);
  const others = locales.filter(
    (locale) => locale !== chosen && typed.languages.some((row) => row.locale === locale),
  );
  return (
    <Section
      id="information-languages"
      title={say('test-information.languages')}
      aside={say('test-information.languages.aside')}
    >
      <div className="information-body">
        <div className="information-bar">
          <Select
            label={say('test-information.language')}
            value={chosen}
            options={locales.map((id) => ({
              id,
              name: localeName(id),
              aside: <Mark locale={id} />,
            }))}
            onChange={(locale) => chooseLanguage(app, locale)}
          />
          <Picker
            label={say('test-information.language.add')}
            searchLabel={say('test-information.language.search')}
            empty={say('test-information.language.none')}
            isDisabled={isLocked}
            options={knownLocales
              .filter((locale) => !locales.includes(locale))
              .map((id) => ({ id, name: localeName(id) }))
              .sort((a, b) => a.name.localeCompare(b.name))}
            onPick={(locale) => addLanguage(app, locale)}
          />
          <span className="grow" />
          {others.length > 0 && chosen !== null && !isLocked && (
            <MenuButton
              label={say('test-information.language.copy')}
              items={others.map((id) => ({ id, name: localeName(id) }))}
              onAction={(from) => copyLanguage(app, from, chosen)}
            />
          )}
        </div>
        {chosen !== null && (
          <div className="information-grid" key={chosen}>
            {languageFields.map((field) => (
              <InformationField key={field} at={{ of: 'language', locale: chosen, field }} />
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

function Mark({ locale }: { locale: string }) {
  const { form, information, typed } = useForm();
  const isChanged = form.changes.some(({ at }) => at.of === 'language' && at.locale === locale);
  const words = isChanged
    ? say('test-information.language.changed')
    : locale === typed.app.primaryLocale
      ? say('test-information.language.primary')
      : information.languages.some((row) => row.locale === locale)
        ? null
        : say('test-information.language.new');
  return words === null ? null : <span className="small">{words}</span>;
}
