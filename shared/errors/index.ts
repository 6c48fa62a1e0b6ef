export { AppError, type ErrorParams, fail, InvariantError, invariant, refusalOf } from './app-error.ts';
export { ERROR_CODES, type ErrorCode } from './codes.ts';
export { diskErrorCode, errnoOf } from './system-errors.ts';
