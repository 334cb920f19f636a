import { showRegistrationKey } from '../../domain/keys/registration-key.ts'

/** A registration key to be copied by hand: larger than what stands around it, in four groups that stay in one line (KEY-21). */
export const KeyValue = ({ registrationKey }: { registrationKey: string }) => (
  <strong class="key-value">{showRegistrationKey(registrationKey)}</strong>
)
