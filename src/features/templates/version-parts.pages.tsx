import { ButtonLink, Form, Moment, SubmitButton, Tag, type Ui } from '#src/ui/index.ts'
import { differencePath, templatePath, versionPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'
import type { TemplateVersion } from './template.ts'

interface Shown {
  readonly ui: Ui
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
}

/** Whose it is, and whether it can still change. */
export const VersionLine = ({ ui, template, version }: Shown) => (
  <>
    {template.programme
      ? ui.t('templates.of-programme', { programme: template.programme.name })
      : ui.t('templates.of-product')}{' '}
    {version.publishedAt ? (
      <>
        {ui.t('templates.published-as', { number: version.number })} <Moment ui={ui} at={version.publishedAt} />.
      </>
    ) : (
      <Tag label={ui.t('templates.draft-number', { number: version.number })} tone="warning" sign="◐" />
    )}
  </>
)

interface Deeds extends Shown {
  readonly mayEdit: boolean
  readonly mayCopy: boolean
  readonly once: string
}

/** What can be done with the version: publish and change a draft; begin the next version of a published one, or copy it. */
export function VersionActions({ ui, template, version, mayEdit, mayCopy, once }: Deeds) {
  const { t } = ui
  const at = versionPath(version)
  const draft = template.versions.find((one) => !one.publishedAt)
  const copy = mayCopy && (
    <ButtonLink href={`${at}/copies/new`} kind={template.programme ? 'secondary' : 'primary'}>
      {t('templates.copy')}
    </ButtonLink>
  )
  if (!mayEdit) return <>{copy}</>
  if (!version.publishedAt)
    return (
      <>
        <ButtonLink href={`${at}/publication`} kind="primary">
          {t('templates.publish')}
        </ButtonLink>
        <ButtonLink href={`${at}/areas/new`}>{t('templates.add-area')}</ButtonLink>
        <ButtonLink href={`${templatePath(template.id)}/name`} kind="quiet">
          {t('templates.rename')}
        </ButtonLink>
      </>
    )
  return (
    <>
      {!draft && (
        <Form ui={ui} action={`${templatePath(template.id)}/versions`} once={once} inline>
          <SubmitButton>{t('templates.start-draft')}</SubmitButton>
        </Form>
      )}
      {copy}
    </>
  )
}

/** The other versions, and what this one changed. */
export function Versions({ ui, template, version }: Shown) {
  if (template.versions.length < 2) return null
  const before = template.versions.find((one) => one.number < version.number)
  return (
    <nav aria-label={ui.t('templates.versions')}>
      <p>
        {ui.t('templates.versions')}:{' '}
        {template.versions.map((one) => (
          <>
            <a
              href={versionPath({ templateId: template.id, number: one.number })}
              aria-current={one.number === version.number ? 'page' : undefined}
            >
              {one.publishedAt ? one.number : ui.t('templates.draft-number', { number: one.number })}
            </a>{' '}
          </>
        ))}
        {before && (
          <a href={differencePath(version, before.number)}>
            {ui.t('templates.compare-with', { number: before.number })}
          </a>
        )}
      </p>
    </nav>
  )
}
