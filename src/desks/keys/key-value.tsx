import { showRegistrationKey } from '../../domain/keys/registration-key.ts'

/** A registration key to be copied by hand: larger than what stands around it, in four groups that are never broken (KEY-21). */
export const KeyValue = ({ registrationKey }: { registrationKey: string }) => (
  <strong class="key-value">
    {showRegistrationKey(registrationKey)
      .split('-')
      .map((group, place) => (place === 0 ? group : [<wbr />, `-${group}`]))}
  </strong>
)
