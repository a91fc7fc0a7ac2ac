export default definePageConfig({ navigationBarTitleText: '直播成效' })
