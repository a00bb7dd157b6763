export { answerTable, type TableFormat, tableFormat } from './answer-table.ts'
export { deed, type Env, type RequestContext, type Variables } from './context.ts'
export * from './fields.ts'
export { formInWords } from './form-in-words.ts'
export {
  BodyTooLargeError,
  checkFields,
  type FieldError,
  type FieldErrors,
  type FormValues,
  type ReadForm,
  readForm,
  valuesOf,
} from './forms.ts'
export { submissions } from './once.tables.ts'
export { alreadySubmitted } from './once.ts'
export { answer, show } from './respond.ts'
export { refuseCrossSite, securityHeaders } from './security.ts'
export { answerInTransaction, inTransaction } from './transaction.ts'
