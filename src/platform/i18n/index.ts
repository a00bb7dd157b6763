export { type Lang, languages, type Translate, translator } from './translate.ts'
export { inLanguage, type TwoLanguages } from './two-languages.ts'
