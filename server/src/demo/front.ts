const search = (query: string) => `/packages/goods/search/index?${query}`

/** Words and target of each banner, by its key. */
export const bannerWords: Readonly<Record<string, { subtitle: string; link: string }>> = {
  'navel-orange': { subtitle: '江边坡地，现摘现发', link: search('q=脐橙') },
  'new-year-bacon': { subtitle: '柏枝慢熏，山里年味', link: search('q=腊肉') },
  'spring-tea': { subtitle: '明前嫩芽，一杯春山', link: search('category=tea') },
  'wild-honey': { subtitle: '高山百花，一年一取', link: search('q=蜂蜜') },
}

export const hotWords = ['奉节脐橙', '老腊肉', '土蜂蜜', '榨菜', '巫山脆李', '高山绿茶', '茶油', '土鸡蛋']
