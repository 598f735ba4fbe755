import { ConfiguratorError } from '../kernel/configurator-error.js';

/** A font file that cannot be used. */
export class ArtworkError extends ConfiguratorError<'artwork/bad-font'> {}
