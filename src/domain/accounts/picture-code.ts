/** Picture codes that were used up (KEY-1): each works once. */
export interface SpentPictures {
  /** True for exactly one caller; `idHash` is a keyed hash of the picture's id, `endsAt` when it would have ended by itself. */
  spend(idHash: string, endsAt: Date): Promise<boolean>
}
