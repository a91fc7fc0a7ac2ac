export default definePageConfig({ navigationBarTitleText: '打开直播' })
