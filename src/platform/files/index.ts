export { contentDisposition, downloadHeaders, fileName, mediaTypes } from './download-headers.ts'
export { asMaterial, type FileJudge, leftToSheetReader } from './file-kinds.ts'
export { type FileRefusal, type FileStore, maxFileBytes, type Sha256, type StagedFile } from './file-store.ts'
export { folderStore } from './folder-store.ts'
export {
  type MultipartForm,
  type MultipartOptions,
  type MultipartRefusal,
  readMultipart,
  stagedField,
} from './read-multipart.ts'
export { type FileMessage, fileRefusalMessage, multipartRefusalMessage } from './refusal-messages.ts'
export { stagedToken } from './staged-token.ts'
