/** WeChat tells the page itself when its end is near (`usePagedList`). */
export function useNearEnd(_elementId: string, _turn: string, _onNear: () => void): void {}
