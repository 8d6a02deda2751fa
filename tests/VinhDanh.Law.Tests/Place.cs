namespace VinhDanh.Law.Tests; public class PlaceTests { }
