export default definePageConfig({ navigationBarTitleText: '直播排期' })
