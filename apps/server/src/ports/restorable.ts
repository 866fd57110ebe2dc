/** What is removed can be restored this long, then it is forgotten. */
export const restorableMs = 10 * 60_000;
