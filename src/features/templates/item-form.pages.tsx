import type { Frame } from '#src/ui/frame.ts'
import { Deed, Form, FormButtons, Page, PageHead, SubmitButton } from '#src/ui/index.ts'
import { dependantsOf } from './dependence.ts'
import { titlesOf } from './item.words.ts'
import { type ItemFormPart, type ItemFormView, Parties, Texts, Times } from './item-form-parts.pages.tsx'
import { itemPath, versionPath } from './paths.ts'
import { templateCrumbs } from './version.pages.tsx'

/** A new item of a draft, or one to be changed. */
export function ItemFormPage({ frame, ...view }: ItemFormView & { frame: Frame }) {
  const { ui } = frame
  const { template, version, content, itemKey } = view
  const title = ui.t(itemKey ? 'templates.change-item' : 'templates.new-item')
  const number = ui.t('templates.draft-number', { number: version.number })
  const at = versionPath(version)
  return (
    <Page
      {...frame}
      title={title}
      crumbs={[...templateCrumbs(template, ui), { label: number, href: at }, { label: title }]}
    >
      <PageHead ui={ui} title={title} line={itemKey && titlesOf([itemKey], content, ui)[0]} />
      <Form
        ui={ui}
        action={itemKey ? itemPath(version, itemKey) : `${at}/items`}
        form={view.form}
        refusal={view.refusal}
        once={view.once}
        hidden={{ seen: view.seen }}
      >
        <Texts ui={ui} {...view} />
        <Parties ui={ui} {...view} />
        <Times ui={ui} {...view} />
        <FormButtons ui={ui} cancel={itemKey ? itemPath(version, itemKey) : at}>
          <SubmitButton>{ui.t('templates.save')}</SubmitButton>
        </FormButtons>
      </Form>
      {itemKey && <Removal ui={ui} {...view} itemKey={itemKey} />}
    </Page>
  )
}

const Removal = ({ ui, version, content, itemKey, seen }: ItemFormPart & { itemKey: string }) => {
  const waiting = dependantsOf(content.items, itemKey).map((item) => item.key)
  return (
    <Deed label={ui.t('templates.remove-item')} kind="danger">
      <p>
        {waiting.length === 0
          ? ui.t('templates.remove-item-what')
          : ui.t('templates.remove-item-waited-for', { items: titlesOf(waiting, content, ui).join(', ') })}
      </p>
      <Form ui={ui} action={`${itemPath(version, itemKey)}/removal`} hidden={{ seen }} prefix="removal">
        <SubmitButton kind="danger">{ui.t('templates.remove-item')}</SubmitButton>
      </Form>
    </Deed>
  )
}
