/**
 * A portal's own secrets. They outlive the vault's keys, which rotate: what was made with them could not be found or checked again. Each is
 * made when it is first asked for, by chance, and kept sealed.
 */
export interface PortalSecrets {
  /** 32 random bytes of this name and epoch, the same for everybody and for ever. */
  read(name: SecretName, epoch: number): Promise<Uint8Array>
}

/**
 * `registration-keys`: what the devices' secrets are derived from (RK1, an epoch for each generation of devices). `cards`: what the
 * hashes are made with by which cards and keys are found (`keys/look-up.ts`). `device-answers`: the seed of the Ed25519 key that signs answers to devices (RFC 8032 §5.1.5).
 */
export type SecretName = 'registration-keys' | 'cards' | 'device-answers'
