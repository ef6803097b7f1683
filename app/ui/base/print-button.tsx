import { useHydrated } from './use-hydrated.ts'

/** Without script the browser's own menu prints. */
export function PrintButton() {
  return useHydrated() ? (
    <button type="button" className="btn" onClick={() => window.print()}>
      In
    </button>
  ) : null
}
