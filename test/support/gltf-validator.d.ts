/** The little of the Khronos validator's interface that the tests use. */
declare module 'gltf-validator' {
  /** Counts by severity, and what was found. */
  export interface ValidationReport {
    readonly issues: { readonly numErrors: number; readonly numWarnings: number };
  }
  /** Validates a glTF or GLB. */
  export function validateBytes(bytes: Uint8Array): Promise<ValidationReport>;
}
