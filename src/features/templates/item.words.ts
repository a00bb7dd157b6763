import { inLanguage } from '#src/platform/i18n/index.ts'
import { durationInWords, longDate, type Ui } from '#src/ui/index.ts'
import { builtInTemplates } from './built-in/index.ts'
import type { ComparedField } from './difference.ts'
import type { ItemRefusal } from './item-rules.ts'
import type { DueRule } from './template.tables.ts'
import type { Template, TemplateItem, VersionContent } from './template.ts'

/** A built-in template's name in the reader's language; a programme's own as it was written. */
export const templateName = (
  template: Pick<Template, 'programmeId' | 'builtInKey' | 'name'>,
  { lang }: Pick<Ui, 'lang'>,
): string => {
  return builtInOf(template)?.name[lang] ?? template.name
}

export const templateAbout = (
  template: Pick<Template, 'programmeId' | 'builtInKey' | 'about'>,
  { lang }: Pick<Ui, 'lang'>,
): string => {
  return builtInOf(template)?.about[lang] ?? template.about
}

const builtInOf = ({ programmeId, builtInKey }: Pick<Template, 'programmeId' | 'builtInKey'>) =>
  programmeId === null ? builtInTemplates.find((template) => template.key === builtInKey) : undefined

/** "3 månader före driftstart", "vid driftstart", "tisdag 3 mars 2027". */
export function dueInWords(rule: DueRule, ui: Ui): string {
  if (rule.kind === 'at-go-live') return ui.t('templates.due.at-go-live')
  if (rule.kind === 'fixed') return longDate(rule.on, ui.lang)
  return ui.t(`templates.due.${rule.side}`, { time: durationInWords(rule.duration, ui) })
}

/** One field of an item in words; '' when it says nothing. */
export function fieldInWords(item: TemplateItem, field: ComparedField, content: VersionContent, ui: Ui): string {
  const { t, lang } = ui
  switch (field) {
    case 'title':
    case 'why':
    case 'evidence':
      return inLanguage(item[field], lang)
    case 'areaKey':
      return areaName(content, item.areaKey, ui)
    case 'owner':
      return t(`templates.owner.${item.owner}`)
    case 'receiver':
      return t(`templates.receiver.${item.receiver}`)
    case 'scope':
      return t(`templates.scope.${item.scope}`)
    case 'dueRule':
      return dueInWords(item.dueRule, ui)
    case 'notBefore':
      return item.notBefore ? t('templates.due.before', { time: durationInWords(item.notBefore, ui) }) : ''
    case 'validity':
      return item.validity ? t('templates.validity-of', { time: durationInWords(item.validity, ui) }) : ''
    case 'minimumDays':
      return t('templates.working-days', { count: item.minimumDays })
    case 'dependsOn':
      return titlesOf(item.dependsOn, content, ui).join(' · ')
    case 'critical':
      return item.critical ? t('templates.yes') : t('templates.no')
    case 'mandatory':
      return item.mandatory ? t('templates.yes') : t('templates.no')
    case 'approver':
      return item.approver ? t(`templates.approver.${item.approver}`) : ''
  }
}

export const fieldName = (field: ComparedField, { t }: Pick<Ui, 't'>): string => t(`templates.field.${field}`)

export function areaName({ areas }: VersionContent, key: string, { lang }: Pick<Ui, 'lang'>): string {
  const area = areas.find((one) => one.key === key)
  return area ? inLanguage(area.name, lang) : key
}

/** Items by their titles, in the order given; one that is gone by its key. */
export function titlesOf(keys: readonly string[], { items }: VersionContent, { lang }: Pick<Ui, 'lang'>): string[] {
  return keys.map((key) => {
    const item = items.find((one) => one.key === key)
    return item ? inLanguage(item.title, lang) : key
  })
}

/** What is wrong with an item, in words for beside its field. */
export const refusalInWords = (refusal: ItemRefusal, content: VersionContent, ui: Ui): string =>
  ui.t(`templates.refusal.${refusal.code}`, {
    circle: refusal.circle ? titlesOf([...refusal.circle, refusal.circle[0] ?? ''], content, ui).join(' → ') : '',
  })
