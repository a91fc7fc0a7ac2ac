export default definePageConfig({ navigationBarTitleText: '消费帮扶统计', enablePullDownRefresh: true })
