export default definePageConfig({ navigationBarTitleText: '直播场次' })
